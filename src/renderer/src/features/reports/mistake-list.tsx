import type { TemplateCheck } from '@core/report/template/check-template'
import type { Mistake } from '@core/report/template/read-template'
import { Checkbox, Fieldset, Stack, Text } from '@mantine/core'
import common from '../../ui/common.module.css'
import { useTranslation } from '../../ui/use-translation'

/** What is wrong with a template, one mistake a line: where, what, what was probably meant, and the words around it. */
export function MistakeList({ mistakes }: { mistakes: readonly Mistake[] }) {
  const { t } = useTranslation(['reports', 'reportTemplate'])
  return (
    <ul className={common.points}>
      {mistakes.map(({ code, field, nearest, place, context }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same mistake may stand in a template twice
        <li key={at}>
          {t('reportTemplate:inPlace', { place: t(`reportTemplate:place.${place}`) })}{' '}
          <strong>{t(`reportTemplate:mistake.${code}`, { field })}</strong>{' '}
          {nearest !== null && t(`reportTemplate:nearest.${code === 'two-measures' ? 'one' : 'meant'}`, { nearest })}
          {context !== '' && context !== field && (
            <Text size="sm" c="dimmed" className={common.written ?? ''}>
              <bdi>{t('template.around', { words: context })}</bdi>
            </Text>
          )}
        </li>
      ))}
    </ul>
  )
}

/** What a template has no place or style for: nothing has to be done about it. */
export function LackList({ lacks }: Pick<TemplateCheck, 'lacks'>) {
  const { t } = useTranslation(['reports', 'reportTemplate'])
  const styles = lacks.flatMap(each => (each.lack === 'style' ? [t(`reportTemplate:style.${each.style}`)] : []))
  return (
    <>
      {lacks.some(({ lack }) => lack === 'sections') && (
        <Text>{t('template.noSections', { field: '{{report}}' })}</Text>
      )}
      {styles.length > 0 && <Text>{t('template.noStyle', { styles, count: styles.length })}</Text>}
    </>
  )
}

type LackChecklistProps = Pick<TemplateCheck, 'lacks'> & {
  confirmed: readonly string[]
  onConfirm: (confirmed: string[]) => void
}

/** The same to be ticked off: what is used instead happens either way, and a tick says that somebody looked at it. */
export function LackChecklist({ lacks, confirmed, onConfirm }: LackChecklistProps) {
  const { t } = useTranslation(['reports', 'reportTemplate'])
  return (
    <Fieldset legend={t('template.lacks')}>
      <Stack gap="xs">
        {lacks.map(each => {
          const name = each.lack === 'style' ? each.style : each.lack
          const label =
            each.lack === 'style'
              ? t('template.useOurStyle', { style: t(`reportTemplate:style.${each.style}`) })
              : t('template.useNoSections')
          return (
            <Checkbox
              key={name}
              label={label}
              description={each.lack === 'sections' ? t('template.noSections', { field: '{{report}}' }) : undefined}
              checked={confirmed.includes(name)}
              onChange={({ currentTarget: { checked } }) =>
                onConfirm([...confirmed.filter(other => other !== name), ...(checked ? [name] : [])])
              }
            />
          )
        })}
      </Stack>
    </Fieldset>
  )
}
