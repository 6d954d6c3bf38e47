import { Checkbox, type CheckboxGroupProps } from '@mantine/core'
import { useEffect, useState } from 'react'

type ChoiceGroupProps = Omit<CheckboxGroupProps<string>, 'value' | 'onChange'> & {
  stored: readonly string[]
  onChoose: (chosen: string[]) => void
}

/** Boxes that show their tick at once, while the choice is still on its way; two quick ticks are both kept. */
export function ChoiceGroup({ stored, onChoose, ...group }: ChoiceGroupProps) {
  const [shown, setShown] = useState([...stored])
  useEffect(() => setShown([...stored]), [stored])
  const choose = (chosen: string[]) => {
    setShown(chosen)
    onChoose(chosen)
  }
  return <Checkbox.Group {...group} value={shown} onChange={choose} />
}
