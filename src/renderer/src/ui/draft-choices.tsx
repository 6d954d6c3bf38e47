import { mergedValue } from '@core/change/merge-value'
import {
  Checkbox,
  type CheckboxGroupProps,
  type CheckboxProps,
  NativeSelect,
  type NativeSelectProps,
  Radio,
  type RadioGroupProps,
} from '@mantine/core'
import { type KeepText, type Kept, useDraft } from './use-draft'

type Choice<P> = Omit<P, 'value' | 'checked' | 'onChange' | 'onBlur' | 'error'>
/** What else is wrong with it. */
type Failing = { error?: string | null }
type Drafted = { stored: string; keepText: KeepText }

/**
 * One of several, kept when it is chosen. A choice that could not be kept stays chosen with the reason, and is tried again when the
 * field is left.
 */
export function DraftSelect({ stored, keepText, error, ...rest }: Choice<NativeSelectProps> & Drafted & Failing) {
  const draft = useDraft(stored, keepText)
  return (
    <NativeSelect
      {...rest}
      value={draft.text}
      error={error ?? draft.error}
      onChange={event => draft.choose(event.currentTarget.value)}
      onBlur={draft.keep}
    />
  )
}

/** The same, all of them in view. */
export function DraftRadios({ stored, keepText, ...rest }: Choice<RadioGroupProps> & Drafted) {
  const draft = useDraft(stored, keepText)
  return <Radio.Group {...rest} value={draft.text} error={draft.error} onChange={draft.choose} onBlur={draft.keep} />
}

type DraftCheckboxProps = Choice<CheckboxProps> & { stored: boolean; keep: (checked: boolean) => Kept | Promise<Kept> }

/** The same for yes or no. */
export function DraftCheckbox({ stored, keep, ...rest }: DraftCheckboxProps) {
  const draft = useDraft(String(stored), text => keep(text === 'true'))
  return (
    <Checkbox
      {...rest}
      checked={draft.text === 'true'}
      error={draft.error}
      onChange={event => draft.choose(String(event.currentTarget.checked))}
      onBlur={draft.keep}
    />
  )
}

type ChoiceGroupProps = Omit<CheckboxGroupProps<string>, 'value' | 'onChange'> & {
  stored: readonly string[]
  onChoose: (chosen: string[]) => Kept | Promise<Kept>
}

/** Boxes that show their tick at once, while the choice is still on its way; two quick ticks are both kept. */
export function ChoiceGroup({ stored, onChoose, error, ...group }: ChoiceGroupProps) {
  const draft = useDraft(JSON.stringify(stored), (text, base) =>
    onChoose(mergedValue(JSON.parse(base), JSON.parse(text), stored) as string[]),
  )
  return (
    <Checkbox.Group
      {...group}
      value={JSON.parse(draft.text) as string[]}
      error={error ?? draft.error}
      onChange={chosen => draft.choose(JSON.stringify(chosen))}
      onBlur={draft.keep}
    />
  )
}
