/**
 * Common first names in the languages that people write in who fill in such forms, folded (`personalWord`). Enough to know a column of
 * people from a column of towns, not to know every name. Names that are rather towns, months or things (Chelsea, April, Hope) are not here.
 */
export const firstNames: ReadonlySet<string> = new Set(
  `
aaron abigail adam adrian aidan alan alastair alexander alexandra alfie alice alison amanda amber amelia amy andrea andrew angela ann anna anne
anthony antonia arthur ashley barbara becky bea ben benjamin bernard beth bethany bill bob brenda brian bridget callum cal cameron carl carol caroline
catherine cathy charles charlie chloe chris christina christine christopher ciara claire clare clive colin connor craig cyd daisy dan daniel danielle
darren dave david dawn dean deborah debbie dee denise dennis denis derek diane dominic donna dorothy doug douglas duncan dylan ed eddie edward eileen elaine
eleanor elizabeth ella ellen ellie emily emma eric erin ethan eva evan evie ewan faye finn fiona frances frank fred freddie gail gareth gary gavin gemma
george georgia geoff gerald gill gillian gordon graham grace greg hannah harriet harry hayley heather helen henry holly howard hugh ian imogen irene isaac
isabel isabella isla jack jackie jacob jade jake james jamie jan jane janet janice jasmine jason jay jean jeff jen jennifer jenny jeremy jess jessica jill jim
jo joan joanna joanne joe joel john jon jonathan jordan joseph josh joshua joyce judith julia julian julie june karen karl kate katherine kathleen kathryn katie
keith kelly ken kenneth kerry kevin kieran kim kirsty kyle laura lauren leah lee leo leon lesley lewis liam lily linda lisa liz logan lorraine louise lucas lucy
luke lydia lynn maggie mandy marcus margaret maria marie marilyn mark martin mary matt matthew maureen max megan melanie melissa michael michelle mick mike
mohammed mohammad muhammad molly naomi natalie natasha nathan neil niamh nicholas nick nicola nicole nigel noah nora oliver olivia oscar owen pam pamela pat
patricia patrick paul paula pauline peggy pete peter phil philip phoebe poppy rachel ray rebecca rhys richard rob robert robin roger ron rory rosemary rosie ross
roy russell ruth ryan sally sam samantha samuel sandra sara sarah scott sean sebastian shane shannon sharon sheila shirley simon sophia sophie stacey stephanie
stephen steve steven stewart stuart sue susan suzanne sylvia tara ted teresa terry theo theresa thomas tim timothy tina toby todd tom tony tracey tracy trevor
valerie vanessa vera veronica vicky vincent wayne wendy will william yvonne zach zara zoe
aled alun angharad anwen bethan branwen bronwen carys catrin ceri cerys dafydd delyth dewi dilys eirlys elin eluned emyr ffion geraint glenys gethin gwen gwenllian gwilym
gwyneth hefin huw iestyn ieuan ifan iolo iwan llinos lowri mair mared meinir menna mererid nerys nia non osian rhian rhiannon rhodri rhys sian sioned siriol steffan tomos
adele agathe agnes alain alexis alix amelie anais antoine arnaud aurelie baptiste beatrice benoit bruno camille cecile celine chantal christelle christian christophe clemence
clement corinne cyril damien delphine didier dominique elodie elsa emilie emmanuel enzo estelle etienne fabien fabrice farid florian francois francoise frederic gabriel genevieve
gilles guillaume helene herve hugo isabelle jacqueline jacques jerome julien juliette karim laurence laurent lea louis lucie ludovic manon marc marine mathieu mathilde maxime mehdi
mickael monique nathalie nicolas noemie odile olivier oceane pascal philippe pierre quentin raphael remi remy romain sandrine sebastien serge severine solange stephane sylvie
thibault thierry valentin veronique virginie xavier yannick yves
andreas anja anke annette antje astrid bernd bettina birgit britta christa dieter dirk dominik elke ernst erika felix franziska friedrich fritz gabi gerd gerhard gisela gudrun gunter hans
harald heike heinrich heinz helga helmut holger horst ingrid ines jana jens joachim johannes jonas jorg jurgen jutta katharina katrin klaus lars lena lukas manfred manuela markus marlene
matthias monika moritz nadine niklas nina norbert olaf otto petra rainer ralf reinhard renate rolf rudolf sabine sascha silke simone stefan steffen susanne sven tanja thorsten tobias torsten
ulrich ulrike ursula ute uwe volker walter werner wolfgang
alberto alejandro alfonso alicia alvaro ana angel antonio beatriz blanca carlos carmen catalina cristina diana diego dolores eduardo elena emilio enrique esteban esther eugenia eva federico
felipe fernando francisca francisco gloria gonzalo guillermo gustavo ignacio inmaculada irene isabel ivan javier jesus joaquin jorge jose josefa juan juana julio laura lorena lucia luis luisa manuel
marcos maribel marta martina mateo mercedes miguel monica montserrat natalia nuria pablo paco patricio pedro pilar rafael ramon raquel raul ricardo roberto rocio rodrigo rosa rosario ruben salvador
santiago sergio silvia sofia susana teresa tomas vicente victor ximena
alessandra alessandro alessia andrea angelo anna antonella carlo carla caterina chiara claudia claudio daniela daniele davide elisa elisabetta emanuela enrico fabio fabrizio federica filippo francesca
francesco giacomo gianluca giorgia giorgio giovanna giovanni giulia giuliano giuseppe giuseppina ilaria leonardo lorenzo luca luciano luigi marco mario massimo matteo mattia michela michele mirko nicolo
paola paolo pietro riccardo roberta rosanna salvatore sara serena silvio simona stefania stefano tommaso valentina valeria vincenzo vittorio
afonso aline andre armando bernardo bruna caio camila catarina celia claudio duarte edson fatima filipa flavia gabriela goncalo henrique joana joao leticia lidia luana luiz marcelo margarida mariana mateus
miguel nuno paulo renata rita rui sonia susana tatiana thiago tiago vitor
anneke anouk arjan bart bas bram daan dirk emma esmee femke floor fleur geert gerrit hendrik henk ilse ingeborg jaap jan jeroen joost joris kees klaas koen lieke lotte maarten marieke marijke mieke noor pieter
ruben sander sanne sjoerd sven thijs tijmen willem wouter
agata agnieszka aleksandra andrzej aneta antoni artur barbara bartosz beata bogdan bogumila bozena cezary damian danuta dariusz dorota edyta elzbieta ewa ewelina filip grazyna grzegorz halina hanna henryk
irena iwona izabela jacek jadwiga jakub janina janusz jaroslaw jerzy joanna jolanta jozef julia justyna kamil karol karolina katarzyna kazimierz kinga krystyna krzysztof leszek lucyna lukasz maciej malgorzata
marcin marek mariusz marzena mateusz michal mieczyslaw mikolaj miroslaw natalia oliwia patryk paulina pawel piotr przemyslaw radoslaw renata robert ryszard sebastian slawomir stanislaw stefania sylwia szymon tadeusz
teresa tomasz urszula waldemar wanda weronika wieslaw wieslawa wiktoria witold wladyslaw wojciech zbigniew zdzislaw zofia zuzanna zygmunt
adina adriana alexandru alin alina anca andreea andrei aurel bogdan camelia catalin ciprian claudiu constantin corina cornel cosmin cristian dan daniela denisa doina dorin dragos elena emil eugen florentina florin
gabriela george georgeta gheorghe ileana ioan ioana ion ionela ionut iulia iulian larisa laurentiu liliana liviu lucian luminita madalina magdalena marcel maricica marian mariana marius mihaela mihai mircea mirela mihail
monica nicoleta nicusor octavian oana ovidiu paul petru radu raluca razvan rodica roxana sanda silviu simona sorin stefan stelian teodora tudor vasile viorel viorica vlad
aleksandr alexei anastasia andriy andrii anton artem bohdan boris daria denys dmitri dmytro halyna hanna ihor igor inna iryna irina ivan kateryna ksenia larysa lesia liudmyla lyudmila maksym maria marina maryna mykhailo mykola
nadia natalia natalya oksana oleg oleh oleksandr oleksandra oleksii olena olga olha petro roman ruslan sergei serhii serhiy solomiia svitlana svetlana taras tetiana tetyana vadym valentyna vasyl viktor viktoriia vira
vitalii vladimir volodymyr yana yaroslav yevhen yulia yuliia yurii yuriy zoya
олександр олександра олексій олена ольга олег оксана андрій анна ганна антон артем богдан борис валентина василь вадим віктор вікторія віра віталій володимир галина дарина денис дмитро євген зоя іван ігор інна ірина катерина
ксенія лариса леся людмила любов максим марія марина михайло микола надія наталія наталя петро роман руслан світлана сергій соломія софія степан тарас тетяна юлія юрій ярослав яна
александр алексей анастасия андрей виктор виктория владимир галина дарья денис дмитрий евгений екатерина елена иван игорь ирина людмила мария михаил наталья николай ольга павел светлана сергей татьяна юлия юрий
abdi abdirahman abdul abdullah abdullahi abubakar ahmad ahmed aisha ali amal amina amir amira anwar asad asha ayaan aydin ayse aziz bashir bilal dalia dina ehsan elif emine emre fadi faisal fadumo farah farhan farida fatemeh fatima fatma
fatuma ferhat habib halima hamid hamza hana hanan hani hasan hassan hatice hawa hodan hossein huda hussein ibrahim idris iman imran ismail jamal jamila kamal karima kemal khadija khalid khaled laila layla leila mahdi mahmoud mahmud majid
malik mariam maryam mehmet mina mohamed mohammed mona mostafa muna murat mustafa nadia nasir nasra nasrin noor nour omar osman qasim rahim rahma rania rashid reza riad sabah sadia saeed saeid sahar said salah saleh salem salim salma samir
samira sana sarah selam semhar shirin sumaya suleiman sultan tariq umar usman waleed walid yasin yasmin yasmina yonas yousef youssef yusuf zahra zainab zakaria zeinab zeynep
محمد احمد علي حسن حسين محمود عمر خالد يوسف ابراهيم مصطفى عبدالله سعيد كريم سمير طارق فاطمة مريم عائشة زينب ليلى سارة نور هدى امل ايمان خديجة سلمى رنا هند
abebe almaz berhane biniam dawit desta filmon habtom haile kidane meron mikael rahel robel saba selamawit senait tesfay tesfaye tigist yohannes zewdi
aditi ajay amit anil anita anjali arjun asha deepa deepak fatema gita gurpreet harpreet indira jaspreet kiran lakshmi manjit meena mehul mohan neha nisha parveen pooja pradeep priya rahul raj rajesh rakesh rani ravi rekha rohit sanjay sangeeta
shanti sharmin shreya sita sunil sunita suresh usha vijay
chen jing li mei ming wei xiao yan ying yu zhang anh hoang hung huong lan linh minh nguyen phuong thanh thao trang tuan
adaeze ade adebayo ama amara ayo babatunde chidi chinedu chioma efe emeka esi folake funmi ifeoma ijeoma kofi kojo kwabena kwame kwasi mamadou moussa nana ngozi nneka obi oluwaseun oumar ousmane seun temitope tunde uche yaw
`
    .trim()
    .split(/\s+/),
)
