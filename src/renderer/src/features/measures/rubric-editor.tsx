import { withoutTurning } from '@core/bidi'
import type { Measure } from '@core/project/entities'
import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useMeasureReading } from '../../data/hooks'
import common from '../../ui/common.module.css'
import { DraftArea, DraftInput } from '../../ui/draft-fields'
import { useTranslation } from '../../ui/use-translation'
import classes from './measures.module.css'
import { SheetPart, type SheetPartProps } from './sheet-part'

const mostLevels = 12
type Level = Measure['rubric'][number]

/** A rubric's levels in words, lowest first. */
export function RubricEditor({ measure, edit }: SheetPartProps) {
  const { t } = useTranslation('measures')
  const reading = useMeasureReading(measure.id)
  const levels = measure.rubric
  // A value is a place in this list: moving a level would turn what people said into something else.
  const inUse = reading?.lastDay !== undefined && reading.lastDay !== null
  const isScale = measure.kind === 'scale'
  const replace = (place: number, fields: Partial<Level>) =>
    edit({ rubric: levels.map((level, index) => (index === place ? { ...level, ...fields } : level)) })
  const move = (place: number, by: number) => {
    const level = levels[place]
    if (level) edit({ rubric: levels.toSpliced(place, 1).toSpliced(place + by, 0, level) })
  }
  return (
    <SheetPart title={t(isScale ? 'scaleLevels' : 'rubricLevels')}>
      <Text c="dimmed">
        {levels.length === 0 ? t('rubricNone') : t(isScale ? 'scaleLevelsHint' : 'rubricLevelsHint')}
      </Text>
      {inUse && levels.length > 0 && <Text c="dimmed">{t('levelsInUse')}</Text>}
      <ol className={common.list}>
        {levels.map((level, index) => {
          const place = index + 1
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place: that is what values refer to
            <li key={index} className={classes.level}>
              <Stack gap="xs" flex="1 1 14rem" miw={0}>
                <DraftInput
                  label={t('rubricLevelName', { place })}
                  stored={level.name}
                  keepText={typed => {
                    const name = typed.trim()
                    if (name === '') return { error: t('levelNameNeeded') }
                    return name.length > 500 ? { error: t('textTooLong', { limit: 500 }) } : replace(index, { name })
                  }}
                />
                {!isScale && (
                  <DraftArea
                    label={t('rubricLevelWords', { place })}
                    stored={level.words}
                    keepText={typed =>
                      typed.length > 50_000
                        ? { error: t('textTooLong', { limit: 50_000 }) }
                        : replace(index, { words: typed.trim() })
                    }
                  />
                )}
              </Stack>
              <Group gap={4} wrap="nowrap">
                <ActionIcon
                  aria-label={t('moveLevelUp', { place })}
                  disabled={index === 0 || inUse}
                  onClick={() => move(index, -1)}
                >
                  <IconArrowUp size={20} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  aria-label={t('moveLevelDown', { place })}
                  disabled={place === levels.length || inUse}
                  onClick={() => move(index, 1)}
                >
                  <IconArrowDown size={20} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  color="red"
                  aria-label={t('removeLevel', { place })}
                  disabled={inUse}
                  onClick={() => edit({ rubric: levels.toSpliced(index, 1) })}
                >
                  <IconTrash size={20} aria-hidden />
                </ActionIcon>
              </Group>
            </li>
          )
        })}
      </ol>
      {isScale && levels.length === 0 && (
        <Button variant="default" className={classes.start ?? ''} onClick={() => edit({ rubric: agreement(t) })}>
          {t('useAgreement')}
        </Button>
      )}
      {levels.length < mostLevels ? (
        <Button
          variant="default"
          leftSection={<IconPlus size={20} aria-hidden />}
          className={classes.start ?? ''}
          onClick={() =>
            edit({
              rubric: [...levels, { name: withoutTurning(t('newLevelName', { place: levels.length + 1 })), words: '' }],
            })
          }
        >
          {t('addLevel')}
        </Button>
      ) : (
        <Text c="dimmed">{t('rubricFull')}</Text>
      )}
    </SheetPart>
  )
}

/** The five answers most questionnaires use. */
const agreement = (t: TFunction<'measures'>): Level[] =>
  (['strongly-disagree', 'disagree', 'neither', 'agree', 'strongly-agree'] as const).map(level => ({
    name: t(`agreement.${level}`),
    words: '',
  }))
