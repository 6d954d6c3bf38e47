import { emptyValue } from '@core/project/entities/record-fields'
import { holdsSeveral, type ManyWay, manyWays, rowsChanged } from '@core/record/change-many'
import { type EditableField, textOfValue, valueOfText } from '@core/record/field-text'
import { Button, NativeSelect, Text } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { Dialog } from '../../ui/dialog'
import { showDone } from '../../ui/notices'
import { useTranslation } from '../../ui/use-translation'
import type { ChosenRows } from './choose-rows'
import { type ControlWords, FieldControl } from './field-control'

type Row = { readonly id: string }
type ChangeManyProps<R extends Row> = {
  rows: readonly R[]
  /** What can be changed for several rows at once. */
  fields: readonly EditableField[]
  words: ControlWords
  /** Whether a row may be so: a list can be too long. */
  fits: (row: R) => boolean
  /** Writes all of them in one step; answers whether it is written. */
  onSave: (changed: readonly { readonly before: R; readonly after: R }[]) => Promise<boolean>
}

/** "Change…" for all rows that are chosen. */
export function ChangeChosen<R extends Row>({ chosen, rows, ...rest }: ChangeManyProps<R> & { chosen: ChosenRows }) {
  const { t } = useTranslation('records')
  const [open, setOpen] = useState(false)
  const those = rows.filter(({ id }) => chosen.ids.includes(id))
  return (
    <>
      <Button
        leftSection={<IconPencil size={20} aria-hidden />}
        disabled={those.length === 0}
        onClick={() => setOpen(true)}
      >
        {t('changeMany')}
      </Button>
      {open && <ChangeMany {...rest} rows={those} onClose={() => setOpen(false)} />}
    </>
  )
}

/** One field for several rows at once. It says how many would change before anything does. */
function ChangeMany<R extends Row>({
  rows,
  fields,
  words,
  fits,
  onSave,
  onClose,
}: ChangeManyProps<R> & { onClose: () => void }) {
  const { t } = useTranslation('records')
  const [name, setName] = useState(fields[0]?.name ?? '')
  const [way, setWay] = useState<ManyWay>('add')
  const [text, setText] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const field = fields.find(each => each.name === name)
  if (!field) return null
  const typed = text ?? textOfValue(field, emptyValue(field))
  const several = holdsSeveral(field)
  const given = valueOfText(field, typed)
  const changed = given.ok ? rowsChanged(rows, field, given.value, several ? way : 'set') : []
  const set = (next: string) => {
    setText(next)
    setError(null)
  }
  const save = async () => {
    if (!given.ok) return setError(words.problem(field, given.problem))
    if (!changed.every(({ after }) => fits(after))) return setError(words.problem(field, 'too-many'))
    if (!(await onSave(changed))) return
    const same = rows.length - changed.length
    showDone({
      title: t('changedMany', { count: changed.length }),
      message: [...(same > 0 ? [t('changedSame', { count: same })] : []), t('changedUndo')].join(' '),
    })
    onClose()
  }
  return (
    <Dialog
      title={t('changeManyTitle', { count: rows.length })}
      onClose={onClose}
      action={{
        label: t('changeManyYes', { count: given.ok ? changed.length : rows.length }),
        onChoose: save,
        disabled: given.ok && changed.length === 0,
      }}
    >
      <NativeSelect
        label={t('changeField')}
        value={name}
        data={fields.map(each => ({ value: each.name, label: words.field(each.name) }))}
        onChange={event => {
          setName(event.currentTarget.value)
          setText(null)
          setError(null)
        }}
      />
      {several && (
        <NativeSelect
          label={t('changeHow')}
          value={way}
          data={manyWays.map(each => ({ value: each, label: t(`changeWay.${each}`) }))}
          onChange={event => setWay(manyWays.find(each => each === event.currentTarget.value) ?? 'add')}
        />
      )}
      <FieldControl
        key={name}
        field={field}
        words={words}
        text={typed}
        error={error}
        onType={set}
        onChoose={set}
        onBadDay={() => setError(words.problem(field, 'not-a-day'))}
      />
      <Text role="status">{t('wouldChangeMany', { count: changed.length, all: rows.length })}</Text>
    </Dialog>
  )
}
