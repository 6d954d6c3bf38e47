import type { Day } from '@core/observation/day'
import { forTheTeam, type TeamCopy } from '@core/privacy/shareable'
import {
  type Consent,
  consentUses,
  type Gathering,
  type Payment,
  type PayNote,
  type Project,
} from '@core/project/entities'
import type { ListItem, ReportBlock, ReportModel } from '@core/report/model'
import { lineOf, paragraphsOf } from '@core/report/text'
import { amountInWords, dayInWords } from '@core/words/format'
import { t } from '@core/words/words'
import { feeDue } from './ledger'

type LetterSource = {
  readonly payment: Payment
  /** The session it is for. */
  readonly gathering: Gathering | null
  readonly notes: readonly PayNote[]
  readonly project: Pick<Project, 'title'>
  readonly today: Day
  /** ISO time. */
  readonly now: string
}

/**
 * What is offered, in writing, before the session. Nobody's name is in it: names are kept apart, and it is written in by hand. What the
 * project does not know (how long it takes) is left to be filled in.
 */
export const offerLetter = ({ payment, gathering, notes, project, today, now }: LetterSource): TeamCopy<ReportModel> =>
  paper(t('peoplePapers:offerTitle'), now, [
    body(t('peoplePapers:to')),
    body(t('peoplePapers:date')),
    lead(t('peoplePapers:offerLead', { project: lineOf(project.title) })),
    list([
      ...workItems(payment, gathering),
      ...moneyItems(payment, payment.fee),
      { term: t('peoplePapers:promisedBy'), text: payment.promisedBy || t('peoplePapers:fillIn') },
    ]),
    heading(t('peoplePapers:chooseTitle')),
    list([
      { text: t('peoplePapers:mayDecline') },
      { text: t('peoplePapers:mayTakeLess') },
      { text: t('peoplePapers:mayStop') },
    ]),
    heading(t('peoplePapers:benefitsTitle')),
    body(t('peoplePapers:benefitsText')),
    body(t(payment.benefitsAdvice ? 'peoplePapers:adviceOffered' : 'peoplePapers:adviceAsk')),
    ...notes.flatMap(note => noteBlocks(note, today)),
    { kind: 'heading', level: 2, text: t('peoplePapers:answerTitle'), startsPage: true },
    ...['answerYes', 'answerLess', 'answerGive', 'answerNo'].map(each =>
      body(t('peoplePapers:box', { text: t(`peoplePapers:${each as 'answerYes'}`) })),
    ),
    body(t('peoplePapers:signHere')),
    body(t('peoplePapers:date')),
  ])

/** Tells the Jobcentre what somebody does for us and what they get for it. */
export const jobcentreLetter = ({ payment, gathering, project, now }: LetterSource): TeamCopy<ReportModel> =>
  paper(t('peoplePapers:jobcentreTitle'), now, [
    body(t('peoplePapers:jobcentreAbout')),
    body(t('peoplePapers:jobcentreNumber')),
    lead(t('peoplePapers:jobcentreLead', { project: lineOf(project.title) })),
    list([...workItems(payment, gathering), ...moneyItems(payment, feeDue(payment) ?? payment.fee)]),
    ...(payment.answer === 'declined' ? [body(t('peoplePapers:jobcentreDeclined'))] : []),
    ...(payment.answer === 'lower' ? [body(t('peoplePapers:jobcentreLower', moneyOf(payment, payment.fee)))] : []),
    ...(payment.answer === 'donated' ? [body(t('peoplePapers:jobcentreDonated'))] : []),
    body(
      payment.paidOn === null
        ? t('peoplePapers:jobcentreNotPaid')
        : t('peoplePapers:jobcentrePaid', { day: payment.paidOn }),
    ),
    body(t('peoplePapers:jobcentreExpenses')),
    body(t('peoplePapers:jobcentreAsk')),
    body(t('peoplePapers:signForUs')),
    body(t('peoplePapers:signature')),
    body(t('peoplePapers:date')),
  ])

type WithdrawThrough = NonNullable<Project['withdrawThrough']>
type ConsentSource = { readonly project: Pick<Project, 'title' | 'withdrawThrough'>; readonly now: string }

/** The page on which somebody says what they agree to, each apart, with a copy for them to keep. */
export const consentPage = ({ project, now }: ConsentSource): TeamCopy<ReportModel> =>
  paper(t('peoplePapers:consentTitle'), now, [
    ...consentBlocks(project.title, project.withdrawThrough ?? []),
    { kind: 'heading', level: 2, text: t('peoplePapers:consentCopy'), startsPage: true },
    ...consentBlocks(project.title, project.withdrawThrough ?? []),
  ])

const consentBlocks = (title: string, through: WithdrawThrough): ReportBlock[] => [
  lead(t('peoplePapers:consentLead', { project: lineOf(title) })),
  body(t('peoplePapers:consentFree')),
  ...consentUses.map(use =>
    body(t('peoplePapers:box', { text: t(`peoplePapers:use.${use satisfies Consent['use']}`) })),
  ),
  body(t('peoplePapers:consentChannels')),
  body(t('peoplePapers:consentNamed')),
  body(t('peoplePapers:consentUntil')),
  body(t('peoplePapers:consentLimits')),
  heading(t('peoplePapers:withdrawTitle')),
  body(t('peoplePapers:withdrawText')),
  list(
    [0, 1].map((at): ListItem => {
      const { name = '', reach = '' } = through[at] ?? {}
      if (name === '') return { text: t('peoplePapers:withdrawName') }
      return { term: name, text: reach || t('peoplePapers:fillIn') }
    }),
  ),
  body(t('peoplePapers:consentSign')),
  body(t('peoplePapers:date')),
  body(t('peoplePapers:consentExplained')),
  body(t('peoplePapers:consentGuardian')),
]

function workItems(payment: Payment, gathering: Gathering | null): ListItem[] {
  const hours = payment.preparationHours
  return [
    { term: t('peoplePapers:nature'), text: lineOf(payment.forWhat) },
    ...(gathering
      ? [{ term: t('peoplePapers:session'), text: `${lineOf(gathering.title)}, ${dayInWords(gathering.day)}` }]
      : []),
    { term: t('peoplePapers:length'), text: t('peoplePapers:fillInHours') },
    {
      term: t('peoplePapers:frequency'),
      text: payment.per === null ? t('peoplePapers:fillIn') : t(`peoplePapers:per.${payment.per}`),
    },
    ...(hours ? [{ term: t('peoplePapers:preparation'), text: t('peoplePapers:hours', { count: hours }) }] : []),
  ]
}

function moneyItems(payment: Payment, fee: number | null): ListItem[] {
  return [
    {
      term: t('peoplePapers:amount'),
      text: fee === null ? t('peoplePapers:fillIn') : t('peoplePapers:money', moneyOf(payment, fee)),
    },
    ...(payment.form === null
      ? []
      : [{ term: t('peoplePapers:givenAs'), text: t(`kinds:payment.choices.form.${payment.form}`) }]),
    {
      term: t('peoplePapers:expenses'),
      text:
        payment.expenses === null
          ? t('peoplePapers:expensesReceipts')
          : t('peoplePapers:expensesUpTo', moneyOf(payment, payment.expenses)),
    },
  ]
}

const moneyOf = ({ currency }: Payment, amount: number | null) => ({
  // Where no currency was written down, there is no gap for one.
  amount: [amountInWords(amount ?? 0), currency.trim().toUpperCase()].filter(part => part !== '').join(' '),
})

/** A note that should have been checked says so: limits move every year. */
function noteBlocks(note: PayNote, today: Day): ReportBlock[] {
  const checked = note.checkBy === null ? '' : dayInWords(note.checkBy)
  return [
    ...paragraphsOf(note.words).map(body),
    ...(note.source === '' ? [] : [small(t('peoplePapers:noteSource', { source: lineOf(note.source) }))]),
    ...(checked === ''
      ? []
      : [small(t(isDue(note, today) ? 'peoplePapers:noteDue' : 'peoplePapers:noteCheck', { day: checked }))]),
  ]
}

/** Whether the day by which somebody wanted to check it again is past. */
export const isDue = ({ checkBy }: Pick<PayNote, 'checkBy'>, today: Day): boolean => checkBy !== null && checkBy < today

const paper = (title: string, madeAt: string, blocks: ReportBlock[]): TeamCopy<ReportModel> =>
  forTheTeam('person-copy', { title, cover: null, print: 'plain', madeAt, blocks })
const heading = (text: string): ReportBlock => ({ kind: 'heading', level: 2, text })
const lead = (text: string): ReportBlock => ({ kind: 'paragraph', tone: 'lead', text })
const body = (text: string): ReportBlock => ({ kind: 'paragraph', tone: 'body', text })
const small = (text: string): ReportBlock => ({ kind: 'paragraph', tone: 'note', text })
const list = (items: readonly ListItem[]): ReportBlock => ({ kind: 'list', items })
