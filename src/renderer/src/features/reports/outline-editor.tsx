import type { ReportOutline } from '@core/project/entities'
import { prints, sectionKinds } from '@core/project/entities'
import { kindsToAdd, movedTo, withSection } from '@core/report/outline-edits'
import { type Outline, ownOutline } from '@core/report/outlines'
import { Button, Group, NativeSelect, Stack, Text, VisuallyHidden } from '@mantine/core'
import { IconCopy, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { newId } from '../../data/new-id'
import { DraftInput, DraftSelect } from '../../ui/draft-fields'
import { Section } from '../../ui/section'
import { useReordering } from '../../ui/use-reordering'
import { useTranslation } from '../../ui/use-translation'
import { OutlineRow } from './outline-row'
import classes from './reports.module.css'
import { useSectionName } from './section-name'
import type { OutlineEdits } from './use-outline'

type OutlineEditorProps = {
  outline: Outline
  /** Null: a ready-made one, which nobody changes. */
  row: ReportOutline | null
  edits: OutlineEdits
  onChoose: (outline: string) => void
}

/** The sections of an outline: of a ready-made one to read and to copy, of one's own to change. */
export function OutlineEditor({ outline, row, edits, onChoose }: OutlineEditorProps) {
  const { t } = useTranslation('reportWriting')
  const copy = async () => {
    const id = await edits.copy(outline)
    if (id !== null) onChoose(id)
  }
  return (
    <Section title={t('sectionsTitle')} mb={0}>
      <Stack maw="56rem" mt="xs">
        {row ? <OutlineFields row={row} edits={edits} /> : <Text c="dimmed">{t('readyStays')}</Text>}
        <Group gap="sm">
          <Button variant="default" leftSection={<IconCopy size={20} aria-hidden />} onClick={copy}>
            {t(row ? 'duplicateOutline' : 'makeOwn')}
          </Button>
          {row && (
            <Button
              variant="subtle"
              color="red"
              leftSection={<IconTrash size={20} aria-hidden />}
              onClick={async () => {
                if (await edits.remove(row)) onChoose(row.base ?? 'year')
              }}
            >
              {t('deleteOutline')}
            </Button>
          )}
        </Group>
        {row ? <OwnSections key={row.id} row={row} edits={edits} /> : <ReadySections outline={outline} />}
      </Stack>
    </Section>
  )
}

function OutlineFields({ row, edits }: { row: ReportOutline; edits: OutlineEdits }) {
  const { t } = useTranslation(['reportWriting', 'kinds'])
  return (
    <div className={classes.pair}>
      <DraftInput
        label={t('outlineName')}
        stored={row.name}
        maxLength={500}
        data-field={`outline-${row.id}`}
        keepText={text =>
          text.trim() === ''
            ? { error: t('outlineNeedsName') }
            : edits.edit(row.id, now => ({ ...now, name: text.trim() }))
        }
      />
      <DraftSelect
        label={t('kinds:reportOutline.fields.print')}
        stored={row.print ?? 'plain'}
        data={prints.map(each => ({ value: each, label: t(`kinds:reportOutline.choices.print.${each}`) }))}
        keepText={text => edits.edit(row.id, now => ({ ...now, print: prints.find(each => each === text) ?? 'plain' }))}
      />
    </div>
  )
}

function ReadySections({ outline }: { outline: Outline }) {
  const { t } = useTranslation('reportWriting')
  const nameOf = useSectionName()
  return (
    <ol className={classes.plainSections}>
      {outline.sections.map(section => (
        <li key={section.id}>
          {nameOf(section)}
          {section.budget !== null && (
            <Text span c="dimmed">
              {' '}
              {t('upToWords', { count: section.budget })}
            </Text>
          )}
        </li>
      ))}
    </ol>
  )
}

function OwnSections({ row, edits }: { row: ReportOutline; edits: OutlineEdits }) {
  const { t } = useTranslation('reportWriting')
  const nameOf = useSectionName()
  const [told, setTold] = useState('')
  const { sections } = ownOutline(row)
  const ids = sections.map(({ id }) => id)
  const reordering = useReordering<HTMLOListElement>(ids, (id, placeOf) => {
    const section = sections.find(each => each.id === id)
    if (section) setTold(t('moved', { name: nameOf(section), place: ids.indexOf(placeOf) + 1, of: ids.length }))
    return edits.editSections(row.id, now =>
      movedTo(
        now,
        id,
        now.findIndex(each => each.id === placeOf),
      ),
    )
  })
  return (
    <>
      <ol className={classes.parts} ref={reordering.list}>
        {sections.map((section, index) => (
          <OutlineRow
            key={section.id}
            outlineId={row.id}
            section={section}
            edits={edits}
            isFirst={index === 0}
            isLast={index === sections.length - 1}
            onMove={by => reordering.move(section.id, by)}
            isOver={reordering.isOver(section.id)}
            drag={reordering.drag(section.id)}
          />
        ))}
      </ol>
      {sections.length === 0 && <Text c="dimmed">{t('noSections')}</Text>}
      <VisuallyHidden role="status">{told}</VisuallyHidden>
      <AddSection row={row} edits={edits} />
    </>
  )
}

function AddSection({ row, edits }: { row: ReportOutline; edits: OutlineEdits }) {
  const { t } = useTranslation(['reportWriting', 'kinds'])
  const [kind, setKind] = useState('text')
  const { lacking, there } = kindsToAdd(row.sections)
  const named = (kinds: readonly (typeof sectionKinds)[number][]) =>
    kinds.map(value => ({ value: value as string, label: t(`kinds:reportOutline.choices.section.${value}`) }))
  return (
    <Group gap="sm" align="flex-end">
      <NativeSelect
        label={t('addSectionKind')}
        value={kind}
        data={[
          ...named(['text']),
          { group: t('sectionsLacking'), items: named(lacking) },
          { group: t('sectionsAgain'), items: named(there) },
        ]}
        onChange={event => setKind(event.currentTarget.value)}
      />
      <Button
        variant="default"
        leftSection={<IconPlus size={20} aria-hidden />}
        onClick={() =>
          edits.editSections(row.id, now =>
            withSection(now, sectionKinds.find(each => each === kind) ?? 'text', newId()),
          )
        }
      >
        {t('addSection')}
      </Button>
    </Group>
  )
}
