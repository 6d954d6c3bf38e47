import { added, edited } from '@core/change/change'
import { newMeasure } from '@core/measure/new-measure'
import type { Workshop } from '@core/project/entities'
import { asRubric, levelsInRecord, rubricItemId } from '@core/workshop/rubric'
import { Button, Checkbox, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useProject, useSession } from '../../data/hooks'
import { newId } from '../../data/new-id'
import { useCommit } from '../../terms/actions'
import { useTextProblem, useTitleProblem } from '../../terms/title-problem'
import { Dialog } from '../../ui/dialog'
import { showDone } from '../../ui/notices'
import { useFields } from '../../ui/use-fields'
import { useTranslation } from '../../ui/use-translation'

type MakeMeasureProps = { workshop: Workshop; item: Workshop['items'][number]; onMade?: () => void }

/** The button that turns a proposal into a measure of the project, with the story of how it was agreed. */
export function MakeMeasure({ workshop, item, onMade }: MakeMeasureProps) {
  const { t } = useTranslation('workshops')
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button
        size="sm"
        variant="default"
        aria-label={t('makeMeasureOf', { words: item.words })}
        onClick={() => setOpened(true)}
      >
        {t('makeMeasure')}
      </Button>
      {opened && (
        <MeasureForm workshop={workshop} item={item} onClose={() => setOpened(false)} {...(onMade && { onMade })} />
      )}
    </>
  )
}

function MeasureForm({ workshop, item, onClose, onMade }: MakeMeasureProps & { onClose: () => void }) {
  const { t } = useTranslation('workshops')
  const { db } = useSession()
  const { perspectives } = useProject()
  const commit = useCommit()
  const titleProblem = useTitleProblem()
  const textProblem = useTextProblem()
  const [proposedBy, setProposedBy] = useState<string[]>([])
  const { values, set, field, check } = useFields(
    { wording: item.words.replace(/\s+/g, ' ').trim(), minorityView: '' },
    ({ wording, minorityView }) => ({ wording: titleProblem(wording), minorityView: textProblem(minorityView) }),
  )

  const save = async () => {
    if (!check()) return
    const orders = (await db.rowsOf('measure').toArray()).map(({ order }) => order)
    const title = values.wording.trim()
    const levels = item.id === rubricItemId && workshop.record ? levelsInRecord(workshop.record) : null
    const measure = newMeasure({
      id: newId(),
      title,
      order: Math.max(-1, ...orders) + 1,
      proposedBy,
      workshopId: workshop.id,
      ...(levels && asRubric(levels)),
    })
    // An earlier measure of this proposal may have been deleted since: the new one takes its place.
    const agreed = [
      ...workshop.agreed.filter(({ itemId }) => itemId !== item.id),
      {
        itemId: item.id,
        measureId: measure.id,
        wording: title,
        minorityView: values.minorityView.trim(),
        ...(levels && { levels: levels.map(({ name, words }) => ({ name, words })) }),
      },
    ]
    const written = await commit('workshop.agree', [
      added('measure', measure),
      edited('workshop', workshop, { ...workshop, agreed }),
    ])
    if (!written) return
    showDone({ title: t('madeTitle'), message: t('made') })
    onMade?.()
    onClose()
  }
  return (
    <Dialog onClose={onClose} title={t('makeTitle')} size="lg" action={{ label: t('makeNow'), onChoose: save }}>
      <Textarea
        label={t('makeWording')}
        description={t('makeWordingHint')}
        autosize
        minRows={2}
        {...field('wording')}
        onChange={event => set('wording')(event.currentTarget.value.replaceAll('\n', ' '))}
      />
      <Checkbox.Group
        label={t('makeProposedBy')}
        description={t('makeProposedByHint')}
        value={proposedBy}
        onChange={setProposedBy}
      >
        <Stack gap="xs" mt="xs">
          {perspectives.map(({ id, name }) => (
            <Checkbox key={id} value={id} label={<span dir="auto">{name}</span>} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Textarea
        label={t('minorityView')}
        description={t('makeMinorityHint')}
        autosize
        minRows={2}
        {...field('minorityView')}
      />
      <Text c="dimmed">{t('makeMore')}</Text>
    </Dialog>
  )
}
