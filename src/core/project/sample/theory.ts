import type { Element, Level, Link, Sphere } from '../entities'

type Drawn = { id: string; title: string; notes: string }

const drawn = (level: Level, sphere: Sphere, elements: Drawn[]): Element[] =>
  elements.map((element, order) => ({ ...element, level, sphere, order }))

/** The made-up alliance's theory of change: what it does itself, what it can affect, and the change it seeks beyond that. */
export const sampleElements: Element[] = [
  ...drawn('activity', 'control', [
    {
      id: 'el-shared-meetings',
      title: 'Hold meetings where people with lived experience set the agenda',
      notes:
        'Once a month, at a time and place members chose. Travel, childcare and time are paid for, offered in the open before anyone starts.',
    },
    {
      id: 'el-inquiry-groups',
      title: 'Run peer-led inquiry groups about renting',
      notes:
        'Six to eight people bring a question from their own life or work, look into it together and decide what to do with what they find.',
    },
    {
      id: 'el-training',
      title: 'Learn together how to organise in our own buildings',
      notes: 'Tenants who have done it lead the sessions. Nobody is an empty cup: everyone teaches something.',
    },
    {
      id: 'el-figures',
      title: 'Put local and national housing figures into plain words',
      notes:
        'We read the official figures together and write down what they say, what they leave out and what we know besides.',
    },
  ]),
  ...drawn('output', 'control', [
    {
      id: 'el-agendas',
      title: 'Agendas, budgets and messages written together',
      notes: 'Not a comment on a finished draft: the first page is blank and everyone holds a pen.',
    },
    {
      id: 'el-findings',
      title: 'Findings published by the people who found them',
      notes: 'Each group decides what is shared, under which names, and can take it back.',
    },
    {
      id: 'el-organisers',
      title: 'Tenants ready to organise where they live',
      notes: '',
    },
    {
      id: 'el-agreement',
      title: 'A homes agreement that any candidate can sign',
      notes: 'One page, written by members: a healthy, affordable home for all as a goal, and three first steps.',
    },
  ]),
  ...drawn('outcome', 'influence', [
    {
      id: 'el-power',
      title: 'Power in the alliance is shared',
      notes: 'How we pursue change matters as much as the change. We look at ourselves first.',
    },
    {
      id: 'el-trust',
      title: 'Tenants and council housing staff trust one another more',
      notes: 'Nobody has found a good way to measure this yet. It stays here so that we do not forget it.',
    },
    {
      id: 'el-asked-first',
      title: 'The council asks tenants before it decides',
      notes: 'Asked early enough for the answer to change something.',
    },
    {
      id: 'el-repairs',
      title: 'Landlords put repairs right in good time',
      notes: '',
    },
    {
      id: 'el-candidates',
      title: 'Candidates of every party make homes for all their goal',
      notes: '',
    },
  ]),
  ...drawn('impact', 'concern', [
    {
      id: 'el-secure-homes',
      title: 'People who rent have a secure, healthy home they can afford',
      notes: '',
    },
    {
      id: 'el-priority-need',
      title: 'Fewer households lose their home',
      notes:
        'The official figure counts households that councils accepted as homeless and in priority need: not everyone who lost a home.',
    },
    {
      id: 'el-rough-sleeping',
      title: 'Nobody has to sleep rough',
      notes: 'Far beyond what one alliance can do. We keep it in view because it is why many of us came.',
    },
  ]),
]

const link = (from: string, to: string, rationale: string): Link => ({
  id: `link-${from.slice(3)}-${to.slice(3)}`,
  from,
  to,
  rationale,
})

export const sampleLinks: Link[] = [
  link(
    'el-shared-meetings',
    'el-agendas',
    'Whoever writes the agenda decides what can be talked about. If members write it, their questions come first.',
  ),
  link(
    'el-inquiry-groups',
    'el-findings',
    'People find out more when the question is their own. We assume the groups have time to finish; in 2015 one did not.',
  ),
  link(
    'el-training',
    'el-organisers',
    'People who learn from a neighbour who has done it are likelier to try it themselves.',
  ),
  link(
    'el-figures',
    'el-findings',
    'A finding carries further when the official figures stand beside what people have lived.',
  ),
  link(
    'el-findings',
    'el-agreement',
    'The three first steps in the agreement come straight from what the groups found, so members can stand behind each word.',
  ),
  link(
    'el-agendas',
    'el-power',
    'Sharing the pen is one part of sharing power. It is not all of it: who is paid, who is heard and who decides count too.',
  ),
  link(
    'el-agreement',
    'el-candidates',
    'A short public promise is easy to sign and hard to forget. A signature is a beginning, not the end.',
  ),
  link(
    'el-organisers',
    'el-repairs',
    'A landlord answers a whole stairwell sooner than one flat. This is in doubt where tenants fear being asked to leave.',
  ),
  link(
    'el-organisers',
    'el-trust',
    'Meeting as equals, again and again, builds trust. So far we have only stories for this.',
  ),
  link('el-power', 'el-trust', 'We cannot ask others to share power if we do not share it ourselves.'),
  link('el-trust', 'el-asked-first', 'Staff who know and trust tenants ask them sooner.'),
  link('el-findings', 'el-asked-first', 'Findings give the council a reason to ask: tenants know things it does not.'),
  link(
    'el-candidates',
    'el-secure-homes',
    'Promises can become policy. Other things weigh more: money, national law and the price of land.',
  ),
  link('el-repairs', 'el-secure-homes', 'A home that is mended is a healthier home.'),
  link(
    'el-asked-first',
    'el-priority-need',
    'When tenants are asked first, the council hears of arrears and unsafe homes while there is still time to help.',
  ),
  link('el-secure-homes', 'el-priority-need', 'Most households that are secure and can pay the rent keep their home.'),
  link(
    'el-priority-need',
    'el-rough-sleeping',
    'Losing a home is where rough sleeping starts for many, though not for all. Single people are seldom counted in priority need.',
  ),
]
