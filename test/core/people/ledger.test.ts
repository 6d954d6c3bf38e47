import { daysWaited, ledgerCsv, ledgerOf, waitingPayments } from '@core/people/ledger'
import { type Payment, paymentSchema } from '@core/project/entities'
import { recordKinds } from '@core/record/kinds'
import { newRecord, type RecordKind } from '@core/record/record-kind'
import { expect, it } from 'vitest'

let ids = 0
const offer = (given: Partial<Payment>): Payment => {
  ids += 1
  const described = recordKinds.payment as unknown as RecordKind
  return paymentSchema.parse(
    newRecord(described, { id: `y${ids}`, order: ids, given: { forWhat: 'A talk', ...given } }),
  )
}
/**
 * By hand, in pounds: offered 50 + 50 + 40 + 30 + 20 + 500 = 690 in 6 offers. Accepted 50 (paid) + 500 = 550; lower: 10.20 of 50; donated 40;
 * declined 30; no answer 20. Paid 50. Waiting 10.20 + 40 + 500 = 550.20. Expenses offered 7.10 + 3.20 = 10.30, paid 7.10. In euros: 100.
 */
const payments = [
  offer({ currency: 'GBP', fee: 50, expenses: 7.1, answer: 'accepted', offeredOn: 100, paidOn: 130 }),
  offer({ currency: 'gbp', fee: 50, answer: 'lower', agreedFee: 10.2, offeredOn: 120 }),
  offer({ currency: 'GBP', fee: 40, expenses: 3.2, answer: 'donated' }),
  offer({ currency: 'GBP', fee: 30, answer: 'declined' }),
  offer({ currency: 'GBP', fee: 20, answer: 'offered' }),
  offer({ currency: 'GBP', fee: 500, per: 'month', answer: 'accepted', offeredOn: 90 }),
  offer({ currency: 'EUR', fee: 100 }),
]

it('adds each currency apart, fees and expenses apart, and every answer apart', () => {
  const [pounds, euros, ...more] = ledgerOf(payments)
  expect(more).toEqual([])
  expect(pounds).toEqual({
    currency: 'GBP',
    offered: { offers: 6, amount: 690 },
    unanswered: { offers: 1, amount: 20 },
    accepted: { offers: 2, amount: 550 },
    lower: { offers: 1, amount: 10.2 },
    donated: { offers: 1, amount: 40 },
    declined: { offers: 1, amount: 30 },
    paid: { offers: 1, amount: 50 },
    waiting: { offers: 3, amount: 550.2 },
    expenses: { offered: 10.3, paid: 7.1 },
  })
  expect(euros).toMatchObject({ currency: 'EUR', offered: { offers: 1, amount: 100 }, waiting: { offers: 0 } })
})

it('says who waits, and how long', () => {
  expect(waitingPayments(payments, 150).map(({ days }) => days)).toEqual([60, 30, null])
  expect(payments.map(each => daysWaited(each, 150)).slice(0, 2)).toEqual([30, 30])
})

it('is a table for the bookkeeper', () => {
  const headings = Array.from({ length: 16 }, (_, at) => `h${at}`)
  const text = new TextDecoder().decode(
    ledgerCsv(payments.slice(0, 2), { namesOf: () => new Map(), today: 150, headings }),
  )
  expect(text.split('\r\n').slice(1)).toEqual([
    'A talk,,,,,,GBP,50,accepted,50,7.1,,,1970-04-11,1970-05-11,30',
    'A talk,,,,,,GBP,50,lower,10.2,,,,1970-05-01,,30',
    '',
  ])
})
