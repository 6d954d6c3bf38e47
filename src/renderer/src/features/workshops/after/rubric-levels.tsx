import type { Agreed, Workshop } from '@core/project/entities'
import { levelsInRecord } from '@core/workshop/rubric'
import { Text } from '@mantine/core'
import common from '../../../ui/common.module.css'
import { useTranslation } from '../../../ui/use-translation'
import classes from './after.module.css'

type RubricLevelsProps = { workshop: Workshop; agreed?: Agreed | undefined; nameOf: (perspectiveId: string) => string }

/** The levels of a rubric, as they were agreed or else as they were left, and the groups whose ideas are in each. */
export function RubricLevels({ workshop: { record }, agreed, nameOf }: RubricLevelsProps) {
  const { t } = useTranslation('workshopAfter')
  const left = record ? levelsInRecord(record) : []
  const levels = agreed?.levels ?? left
  if (levels.length === 0) return null
  return (
    <ol className={classes.levels}>
      {levels.map(({ name, words }, place) => {
        const saidBy = left[place]?.name === name ? left[place].saidBy : []
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place
          <li key={place}>
            <Text fw={700} dir="auto">
              {name}
            </Text>
            <Text dir="auto" className={common.written ?? ''}>
              {words === '' ? t('levelEmpty') : words}
            </Text>
            {saidBy.length > 0 && <Text c="dimmed">{t('levelSaidBy', { names: saidBy.map(nameOf).join('; ') })}</Text>}
          </li>
        )
      })}
    </ol>
  )
}
