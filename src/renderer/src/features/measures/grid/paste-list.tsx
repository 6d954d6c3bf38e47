import { useTranslation } from 'react-i18next'
import { TableFrame } from '../../../ui/table-frame'
import type { PastePlan } from './pasted'
import { useColumnWords } from './use-cell-words'

const mostListed = 100

/** Refused cells first: they are what needs a look. */
export function PasteList({ plan }: { plan: PastePlan }) {
  const { t } = useTranslation('observationGrid')
  const columnWords = useColumnWords()
  const all = plan.cells.toSorted((a, b) => Number(a.problem === null) - Number(b.problem === null))
  const listed = all.slice(0, mostListed)
  return (
    <TableFrame
      caption={
        all.length > listed.length ? t('pasteListCut', { shown: listed.length, all: all.length }) : t('pasteList')
      }
    >
      <thead>
        <tr>
          <th scope="col" data-number>
            {t('pasteLine')}
          </th>
          <th scope="col">{t('pasteColumn')}</th>
          <th scope="col">{t('pasteFrom')}</th>
          <th scope="col">{t('pasteTo')}</th>
          <th scope="col">{t('pasteOutcome')}</th>
        </tr>
      </thead>
      <tbody>
        {listed.map(({ line, column, from, to, problem }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew whenever the text changes
          <tr key={index}>
            <td data-number>{line}</td>
            <td dir="auto">{column ? columnWords(column) : '–'}</td>
            <td dir="auto">{from}</td>
            <td dir="auto">{to.slice(0, 300)}</td>
            <td dir="auto">{problem ? t(`problem.${problem}`) : t('pasteTaken')}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
