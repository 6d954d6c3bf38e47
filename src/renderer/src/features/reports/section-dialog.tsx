import { pictograms } from '@core/project/entities'
import type { OutlineSection } from '@core/report/outlines'
import { Autocomplete, NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useRows } from '../../data/hooks'
import { Dialog } from '../../ui/dialog'
import { useFields } from '../../ui/use-fields'

type SectionFields = Pick<OutlineSection, 'title' | 'of' | 'budget' | 'picture'>
type SectionDialogProps = {
  section: OutlineSection
  onSave: (fields: SectionFields) => unknown
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
  const save = () => {
    if (!check()) return
    const budget = Number(values.budget.trim())
    return onSave({
      title: values.title.trim(),
      of: values.of.trim(),
      budget: budget === 0 ? null : budget,
      picture: pictograms.find(each => each === values.picture) ?? null,
    })
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
    </Dialog>
  )
}
