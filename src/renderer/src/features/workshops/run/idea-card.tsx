import type { IdeaShown } from '@core/workshop/session/views'
import { Button, Checkbox, Group, Text } from '@mantine/core'
import { IconEyeOff, IconHandStop } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Mark } from '../../../ui/mark'
import { proposedIds } from './ideas-in-order'
import { useRoom } from './room-context'
import classes from './run.module.css'

type IdeaCardProps = { idea: IdeaShown; chosen: boolean; onChoose: (id: string, chosen: boolean) => void }

export function IdeaCard({ idea, chosen, onChoose }: IdeaCardProps) {
  const { t } = useTranslation('workshopRun')
  const { view, act } = useRoom()
  const { id, words, hidden, mayMerge } = idea
  const toggle = () => act({ kind: 'hide-idea', ideaId: id, hidden: !hidden })
  return (
    <li className={classes.idea} data-hidden={hidden}>
      <Checkbox
        className={classes.ideaChoice ?? ''}
        aria-label={t('ideaSelect', { words })}
        checked={chosen}
        onChange={event => onChoose(id, event.currentTarget.checked)}
      />
      <div className={classes.ideaBody}>
        <p className={classes.ideaWords} dir="auto">
          {words}
        </p>
        <Group gap="xs">
          {!mayMerge && (
            <Mark tone="plain" icon={<IconHandStop size={18} aria-hidden />}>
              {t('ideaStays')}
            </Mark>
          )}
          {hidden && (
            <Mark tone="missing" icon={<IconEyeOff size={18} aria-hidden />}>
              {t('ideaHidden')}
            </Mark>
          )}
          {proposedIds(view).has(id) && <Text c="dimmed">{t('ideaProposal')}</Text>}
          <Button
            size="sm"
            variant="subtle"
            aria-label={hidden ? t('ideaShowOf', { words }) : t('ideaHideOf', { words })}
            onClick={toggle}
          >
            {hidden ? t('ideaShow') : t('ideaHide')}
          </Button>
        </Group>
      </div>
    </li>
  )
}
