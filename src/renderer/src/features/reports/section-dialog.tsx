import { pictograms } from '@core/project/entities'
import type { OutlineSection } from '@core/report/outlines'
import { Autocomplete, NativeSelect, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useRows } from '../../data/hooks'
import { Dialog } from '../../ui/dialog'
import type { Kept } from '../../ui/use-draft'
import { useFields } from '../../ui/use-fields'
import { useTranslation } from '../../ui/use-translation'
import { chosenPhoto, isWholePhoto, PhotoFields, photoToKeep } from './photo-fields'
import type { SectionFields } from './use-outline'

type SectionDialogProps = {
  section: OutlineSection
  onSave: (fields: SectionFields) => Promise<Kept>
  onClose: () => void
}

/** A million words are no budget. */
const isBudget = (text: string): boolean => /^\s*\d{0,6}\s*$/.test(text)

export function SectionDialog({ section, onSave, onClose }: SectionDialogProps) {
  const { t } = useTranslation(['reportWriting', 'kinds', 'report'])
  const measures = useRows('measure') ?? []
  const funders = [...new Set(measures.flatMap(({ askedBy = [] }) => askedBy))].toSorted()
  const { values, set, field, check } = useFields(
    {
      title: section.title,
      of: section.of,
      budget: section.budget === null ? '' : String(section.budget),
      picture: section.picture ?? '',
    },
    ({ budget }) => ({ budget: isBudget(budget) ? null : t('badBudget') }),
  )
  const [photo, setPhoto] = useState(() => chosenPhoto(section.photo))
  const [checked, setChecked] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const save = async () => {
    setChecked(true)
    if (!check() || (photo && !isWholePhoto(photo))) return
    const budget = Number(values.budget.trim())
    const kept = await onSave({
      photo: photo && photoToKeep(photo),
      title: values.title.trim(),
      of: values.of.trim(),
      budget: budget === 0 ? null : budget,
      picture: pictograms.find(each => each === values.picture) ?? null,
    })
    setRefused(typeof kept === 'object' ? kept.error : null)
  }
  return (
    <Dialog title={t('sectionTitle')} onClose={onClose} action={{ label: t('sectionSave'), onChoose: save }}>
      <TextInput
        autoComplete="off"
        label={t('kinds:reportOutline.parts.sections.title')}
        description={
          section.section === 'text'
            ? null
            : t('sectionTitleHint', { name: t(`kinds:reportOutline.choices.section.${section.section}`) })
        }
        maxLength={500}
        {...field('title')}
      />
      {section.section === 'asked-for' && (
        <Autocomplete
          label={t('funder')}
          description={t('funderHint')}
          maxLength={500}
          data={funders}
          value={values.of}
          onChange={set('of')}
        />
      )}
      <TextInput
        label={t('budget')}
        description={t('budgetHint')}
        inputMode="numeric"
        autoComplete="off"
        {...field('budget')}
      />
      <NativeSelect
        label={t('picture')}
        description={t('pictureHint')}
        data={[
          { value: '', label: t('pictureByWords') },
          ...pictograms.map(value => ({ value, label: t(`report:pictogram.${value}`) })),
        ]}
        {...field('picture')}
      />
      <PhotoFields photo={photo} checked={checked} onChange={setPhoto} />
      {refused !== null && (
        <Text role="alert" c="var(--mantine-color-error)">
          {refused}
        </Text>
      )}
    </Dialog>
  )
}
