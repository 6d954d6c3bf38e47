import { Anchor, Button, NativeSelect, Stack } from '@mantine/core'
import { IconArrowLeft, IconClipboard } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useRows } from '../../../data/hooks'
import common from '../../../ui/common.module.css'
import { StillReading } from '../../../ui/notices'
import { PageHeader } from '../../../ui/page-header'
import { useTranslation } from '../../../ui/use-translation'
import { Observations } from './observations'

/** The observations of every measure, or of the one that is chosen. */
export function AllObservations() {
  const { t } = useTranslation('observationGrid')
  const { t: measureWords } = useTranslation('measures')
  const measures = useRows('measure')
  const [search, setSearch] = useSearchParams()
  const [pasting, setPasting] = useState(false)
  if (!measures) return <StillReading label={t('reading')} />
  const chosen = measures.find(({ id }) => id === search.get('measure')) ?? null
  return (
    <Stack gap={4}>
      <Anchor component={Link} to=".." relative="path" className={common.back}>
        <IconArrowLeft size={18} aria-hidden /> {measureWords('back')}
      </Anchor>
      <PageHeader
        title={t('title')}
        tight
        actions={
          measures.length > 0 && (
            <>
              <NativeSelect
                label={t('whichMeasure')}
                maw="24rem"
                value={chosen?.id ?? ''}
                data={[
                  { value: '', label: t('everyMeasure') },
                  ...measures.map(({ id, title }) => ({ value: id, label: title })),
                ]}
                onChange={event =>
                  setSearch(event.currentTarget.value ? { measure: event.currentTarget.value } : {}, { replace: true })
                }
              />
              <Button
                variant="default"
                leftSection={<IconClipboard size={20} aria-hidden />}
                onClick={() => setPasting(true)}
              >
                {t('pasteRows')}
              </Button>
            </>
          )
        }
      />
      <Observations
        key={chosen?.id ?? ''}
        measure={chosen}
        label={chosen ? t('gridOf', { title: chosen.title }) : t('gridOfAll')}
        pasting={pasting}
        onPasteDone={() => setPasting(false)}
      />
    </Stack>
  )
}
