import { byteOrderMark, csvLineForSpreadsheets, utf8Bytes } from '@core/csv/csv'
import { type Day, isoFromDay } from '@core/observation/day'
import { forTheTeam, type TeamCopy } from '@core/privacy/shareable'
import type { Payment } from '@core/project/entities'
import type { RowNames } from '@core/record/row-names'

/** How many offers, and their fees together. */
export type Sum = { readonly offers: number; readonly amount: number }

/** Offers in one currency. Fees and expenses are never added to each other, nor one currency to another. */
export type CurrencyLedger = {
  /** As written down, in capitals; empty: no currency was said. */
  readonly currency: string
  readonly offered: Sum
  readonly unanswered: Sum
  readonly accepted: Sum
  /** With what was agreed in place of the fee. */
  readonly lower: Sum
  readonly donated: Sum
  /** With what was offered. */
  readonly declined: Sum
  readonly paid: Sum
  /** Agreed and not paid. */
  readonly waiting: Sum
  readonly expenses: { readonly offered: number; readonly paid: number }
}

/** An offer that was agreed to and is not paid. `days` since it was offered; null: nobody wrote down when that was. */
export type WaitingPayment = { readonly payment: Payment; readonly days: number | null }

/**
 * The fee that an offer comes to by its answer: what was agreed in place of it where that is less, nothing where it was declined. Null:
 * no fee was written down, or nothing was answered yet. What is offered per month is one month's.
 */
export function feeDue({ answer, fee, agreedFee }: Payment): number | null {
  if (answer === 'declined') return 0
  if (answer === 'accepted') return fee
  if (answer === 'lower' || answer === 'donated') return agreedFee ?? fee
  return null
}

const isAgreed = ({ answer }: Payment): boolean => answer === 'accepted' || answer === 'lower' || answer === 'donated'

/** By currency, the one of most offers first. */
export function ledgerOf(payments: readonly Payment[]): CurrencyLedger[] {
  const currencyOf = ({ currency }: Payment) => currency.trim().toUpperCase()
  const currencies = [...new Set(payments.map(currencyOf))]
  return currencies
    .map(currency =>
      ledgerIn(
        currency,
        payments.filter(payment => currencyOf(payment) === currency),
      ),
    )
    .sort((a, b) => b.offered.offers - a.offered.offers || (a.currency < b.currency ? -1 : 1))
}

function ledgerIn(currency: string, payments: readonly Payment[]): CurrencyLedger {
  const sumOf = (of: (payment: Payment) => boolean, amount: (payment: Payment) => number | null): Sum => {
    const chosen = payments.filter(of)
    return { offers: chosen.length, amount: total(chosen.map(amount)) }
  }
  const offeredFee = ({ fee }: Payment) => fee
  const isPaid = ({ paidOn }: Payment) => paidOn !== null
  return {
    currency,
    offered: sumOf(() => true, offeredFee),
    unanswered: sumOf(({ answer }) => answer === null || answer === 'offered', offeredFee),
    accepted: sumOf(({ answer }) => answer === 'accepted', feeDue),
    lower: sumOf(({ answer }) => answer === 'lower', feeDue),
    donated: sumOf(({ answer }) => answer === 'donated', feeDue),
    declined: sumOf(({ answer }) => answer === 'declined', offeredFee),
    // What was paid without an answer was the fee.
    paid: sumOf(isPaid, payment => feeDue(payment) ?? payment.fee),
    waiting: sumOf(payment => isAgreed(payment) && !isPaid(payment), feeDue),
    expenses: {
      offered: total(payments.map(({ expenses }) => expenses)),
      paid: total(payments.filter(isPaid).map(({ expenses }) => expenses)),
    },
  }
}

/** In hundredths, so that 0.1 and 0.2 are 0.3. */
const total = (amounts: readonly (number | null)[]): number =>
  amounts.reduce<number>((sum, amount) => sum + Math.round((amount ?? 0) * 100), 0) / 100

/** Agreed and not paid, the longest wait first. */
export const waitingPayments = (payments: readonly Payment[], today: Day): WaitingPayment[] =>
  payments
    .filter(payment => isAgreed(payment) && payment.paidOn === null)
    .map(payment => ({ payment, days: daysWaited(payment, today) }))
    .sort((a, b) => (b.days ?? -1) - (a.days ?? -1))

/** From the offer to the payment, or until today. */
export const daysWaited = ({ offeredOn, paidOn }: Payment, today: Day): number | null =>
  offeredOn === null ? null : Math.max(0, (paidOn ?? today) - offeredOn)

/** For the bookkeeper: a line an offer, fee and expenses in columns of their own. */
export function ledgerCsv(
  payments: readonly Payment[],
  { namesOf, today, headings }: { namesOf: RowNames; today: Day; headings: readonly string[] },
): TeamCopy<Uint8Array> {
  const nameOf = (of: string, id: string | null) => (id === null ? '' : (namesOf(of).get(id) ?? ''))
  const day = (given: Day | null) => (given === null ? '' : isoFromDay(given))
  const amount = (given: number | null) => (given === null ? '' : String(given))
  return forTheTeam(
    'records',
    utf8Bytes([
      `${byteOrderMark}${csvLineForSpreadsheets(headings)}`,
      ...payments.map(payment =>
        csvLineForSpreadsheets([
          payment.forWhat,
          nameOf('person', payment.personId),
          nameOf('group', payment.groupId),
          nameOf('gathering', payment.gatheringId),
          payment.form ?? '',
          payment.per ?? '',
          payment.currency.trim().toUpperCase(),
          amount(payment.fee),
          payment.answer ?? '',
          amount(feeDue(payment)),
          amount(payment.expenses),
          amount(payment.preparationHours),
          payment.promisedBy,
          day(payment.offeredOn),
          day(payment.paidOn),
          amount(daysWaited(payment, today)),
        ]),
      ),
    ]),
  )
}
