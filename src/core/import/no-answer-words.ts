import { comparableText } from '@core/same-text'

/**
 * What people choose, or interviewers write, where somebody was asked and gave no answer. In English, the languages of participants and those
 * of other forms that come in.
 */
const said = [
  "don't know|do not know|dont know|i don't know|dk|prefer not to say|prefer not to answer|i'd rather not say|rather not say|would rather not say|i prefer not to say|refused|refused to answer|refusal|declined|declined to answer|declined to say|no answer|no response|no reply|not answered|not known|not stated|not specified|not recorded|not disclosed|unknown",
  'ddim yn gwybod|dim yn gwybod|gwell gen i beidio â dweud|gwell peidio dweud|gwell gennyf beidio â dweud|gwrthod ateb|dim ateb',
  'nie wiem|trudno powiedzieć|odmowa|odmowa odpowiedzi|brak odpowiedzi|wolę nie odpowiadać|wolę nie mówić',
  'nu știu|nu stiu|nu răspund|nu doresc să răspund|prefer să nu răspund|prefer să nu spun|fără răspuns|refuz',
  'не знаю|важко відповісти|не хочу відповідати|відмова|відмова від відповіді|без відповіді|невідомо|затрудняюсь ответить|отказ',
  'لا أعرف|لا اعرف|أفضل عدم الإجابة|افضل عدم الاجابة|أفضل عدم القول|لا جواب|لا إجابة|رفض الإجابة|غير معروف',
  'ne sait pas|ne sais pas|je ne sais pas|nsp|ne souhaite pas répondre|préfère ne pas répondre|préfère ne pas le dire|je préfère ne pas répondre|refus|refus de répondre|sans réponse|pas de réponse|non réponse|inconnu|non renseigné',
  'weiß nicht|weiss nicht|weiß ich nicht|keine angabe|k. a.|k.a.|möchte nicht antworten|möchte ich nicht sagen|verweigert|keine antwort|unbekannt',
  'no sabe|no sé|ns/nc|nsnc|ns|no contesta|no sabe/no contesta|prefiero no decirlo|prefiero no contestar|prefiere no contestar|sin respuesta|desconocido',
  'non so|non sa|preferisco non rispondere|non risponde|nessuna risposta|não sei|não sabe|prefiro não dizer|prefiro não responder|sem resposta',
  'weet niet|weet ik niet|geen antwoord|zeg ik liever niet|wil ik niet zeggen|onbekend|vet ej|vet inte|vil ikke svare|bilmiyorum|cevap yok',
].join('|')
const words: ReadonlySet<string> = new Set(said.split('|').map(comparableText))

/** True for `Don't know`, `Keine Angabe`. */
export const isNoAnswer = (text: string): boolean => text.length <= 40 && words.has(comparableText(text))
