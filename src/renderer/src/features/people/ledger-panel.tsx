import { type CurrencyLedger, ledgerCsv, ledgerOf, type Sum, waitingPayments } from '@core/people/ledger'
import { isDue } from '@core/people/letters'
import type { Payment } from '@core/project/entities'
import { rowNames } from '@core/record/row-names'
import { shortened } from '@core/report/text'
import { amountInWords, dayInWords, numberInWords } from '@core/words/format'
import { Anchor, Box, Button, Group, List, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconTable } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useProject, useRows } from '../../data/hooks'
import { useExport } from '../../terms/export/use-export'
import { today } from '../../terms/today'
import { HintNotice } from '../../ui/hints'
import { ColumnHeads, TableFrame } from '../../ui/table-frame'
import { useTranslation } from '../../ui/use-translation'
import words from './words.en.json'

const columns = ['offered', 'unanswered', 'accepted', 'lower', 'donated', 'declined', 'paid', 'waiting'] as const
/** So many of those who wait are named. */
const mostNamed = 10

/** What all offers come to, each currency apart, and who is still waiting. */
export function LedgerPanel() {
  const { t } = useTranslation('people')
  const { takeOut, working } = useExport()
  const project = useProject()
  const payments = useRows('payment')
  const person = useRows('person')
  const group = useRows('group')
  const gathering = useRows('gathering')
  if (!payments || !person || !group || !gathering) return null
  if (payments.length === 0) return <DueNotes />
  const waiting = waitingPayments(payments, today())
  const exportTable = () =>
    takeOut({ name: t('ledgerFile', { title: project.title.slice(0, 60) }), ending: '.csv', kind: 'csv' }, async () =>
      ledgerCsv(payments, {
        namesOf: rowNames({ project: [project], person, group, gathering }),
        today: today(),
        headings: Object.values(words.ledgerHeading),
      }),
    )
  return (
    <Stack gap="sm" component="section" aria-label={t('ledger')} data-no-print>
      <DueNotes />
      <Group justify="space-between" align="flex-end">
        <Title order={3}>{t('ledger')}</Title>
        <Button
          variant="default"
          leftSection={<IconTable size={20} aria-hidden />}
          loading={working}
          onClick={exportTable}
        >
          {t('ledgerCsv')}
        </Button>
      </Group>
      {ledgerOf(payments).map(each => (
        <OneCurrency key={each.currency} ledger={each} />
      ))}
      <Text size="sm" c="dimmed" maw="48em">
        {t('ledgerMeans')}
      </Text>
      {waiting.length > 0 && (
        <Stack gap={4}>
          <Text fw={600}>{t('waitingTitle', { count: waiting.length })}</Text>
          <List>
            {waiting.slice(0, mostNamed).map(({ payment, days }) => (
              <List.Item key={payment.id}>
                <Anchor component={Link} to={{ search: `?list=payment&record=${payment.id}` }}>
                  <span dir="auto">{nameOf(payment, person, group)}</span>
                </Anchor>
                {days === null ? t('waitingUndated') : t('waitingDays', { count: days })}
              </List.Item>
            ))}
          </List>
          {waiting.length > mostNamed && (
            <Text size="sm">{t('waitingMore', { count: waiting.length - mostNamed })}</Text>
          )}
        </Stack>
      )}
    </Stack>
  )
}

type Named = { readonly id: string }
function nameOf(
  { forWhat, personId, groupId }: Payment,
  people: readonly (Named & { readonly code: string })[],
  groups: readonly (Named & { readonly name: string })[],
): string {
  const who = people.find(({ id }) => id === personId)?.code ?? groups.find(({ id }) => id === groupId)?.name
  return who === undefined ? forWhat : `${who}: ${forWhat}`
}

function OneCurrency({ ledger }: { ledger: CurrencyLedger }) {
  const { t } = useTranslation('people')
  const { currency, expenses } = ledger
  const shown = columns.filter(column => column === 'offered' || ledger[column].offers > 0)
  const cell = ({ offers, amount }: Sum) => [numberInWords(offers), amountInWords(amount)]
  return (
    <Box maw="40rem">
      <TableFrame caption={currency === '' ? t('noCurrency') : t('inCurrency', { currency })}>
        <ColumnHeads columns={[t('ledgerAnswer'), { number: t('ledgerOffers') }, { number: t('ledgerFee') }]} />
        <tbody>
          {shown.map(column => {
            const [offers, amount] = cell(ledger[column])
            return (
              <tr key={column}>
                <th scope="row">{t(`ledgerRow.${column}`)}</th>
                <td data-number>{offers}</td>
                <td data-number>{amount}</td>
              </tr>
            )
          })}
          {expenses.offered > 0 && (
            <tr>
              <th scope="row">{t('ledgerExpenses')}</th>
              <td />
              <td data-number>
                {t('ledgerExpensesPaid', {
                  offered: amountInWords(expenses.offered),
                  paid: amountInWords(expenses.paid),
                })}
              </td>
            </tr>
          )}
        </tbody>
      </TableFrame>
    </Box>
  )
}

/** Notes on tax and benefits that somebody wanted to check by now. */
export function DueNotes() {
  const { t } = useTranslation('people')
  const due = (useRows('payNote') ?? []).filter(note => isDue(note, today()))
  if (due.length === 0) return null
  return (
    <HintNotice icon={<IconAlertTriangle size={20} aria-hidden />} title={t('notesDue', { count: due.length })}>
      <List>
        {due.slice(0, mostNamed).map(({ id, words: text, checkBy }) => (
          <List.Item key={id}>
            <Anchor component={Link} to={{ search: `?list=payNote&record=${id}` }}>
              <span dir="auto">{shortened(text, 80)}</span>
            </Anchor>
            {checkBy !== null && t('noteDueSince', { day: dayInWords(checkBy) })}
          </List.Item>
        ))}
        {due.length > mostNamed && <List.Item>{t('waitingMore', { count: due.length - mostNamed })}</List.Item>}
      </List>
    </HintNotice>
  )
}
