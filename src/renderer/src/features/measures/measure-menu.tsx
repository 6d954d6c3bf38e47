import { withoutTurning } from '@core/bidi'
import { added } from '@core/change/change'
import type { Measure } from '@core/project/entities'
import { ActionIcon, Menu } from '@mantine/core'
import { IconCopy, IconDots, IconHistory, IconPrinter, IconStar, IconStarOff, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useProject, useRows } from '../../data/hooks'
import { newId } from '../../data/new-id'
import { useCommit } from '../../terms/actions'
import { useBoardToggle } from '../../terms/board/use-board'
import { ConfirmDialog } from '../../ui/dialog'
import { showDone } from '../../ui/notices'
import { useTranslation } from '../../ui/use-translation'
import { useMeasureRemoval } from './measure-edits'

/** What can be done with a measure as a whole. */
export function MeasureMenu({ measure }: { measure: Measure }) {
  const { t } = useTranslation('measures')
  const project = useProject()
  const commit = useCommit()
  const navigate = useNavigate()
  const measures = useRows('measure')
  const remove = useMeasureRemoval(measure)
  const board = useBoardToggle({ kind: 'measure', id: measure.id })
  const [deleting, setDeleting] = useState(false)
  const duplicate = async () => {
    const order = Math.max(...(measures ?? []).map(each => each.order), measure.order) + 1
    const copy = { ...measure, id: newId(), title: withoutTurning(t('copyOf', { title: measure.title })), order }
    if (!(await commit('measure.add', [added('measure', copy)]))) return
    showDone({ title: t('duplicated'), message: t('duplicatedText') })
    await navigate(`../${copy.id}?view=definition`, { relative: 'path' })
  }
  const removeIt = async () => {
    setDeleting(false)
    if (await remove()) await navigate('..', { relative: 'path' })
  }
  return (
    <>
      <Menu position="bottom-end" shadow="md" withinPortal={false} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon
            variant="default"
            size={44}
            aria-label={t('moreOfMeasure')}
            title={t('moreOfMeasure')}
            data-no-print
          >
            <IconDots size={20} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={board.isOn ? <IconStarOff size={18} aria-hidden /> : <IconStar size={18} aria-hidden />}
            onClick={board.toggle}
          >
            {board.label}
          </Menu.Item>
          <Menu.Item leftSection={<IconCopy size={18} aria-hidden />} onClick={duplicate}>
            {t('duplicate')}
          </Menu.Item>
          <Menu.Item leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
            {t('print')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconHistory size={18} aria-hidden />}
            component={Link}
            to={`/p/${project.id}/history?kind=measure&id=${measure.id}`}
          >
            {t('history')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item color="red" leftSection={<IconTrash size={18} aria-hidden />} onClick={() => setDeleting(true)}>
            {t('delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={deleting}
        title={t('deleteTitle')}
        confirm={t('deleteYes')}
        danger
        onConfirm={removeIt}
        onCancel={() => setDeleting(false)}
      >
        {t('deleteText', { title: measure.title })}
      </ConfirmDialog>
    </>
  )
}
