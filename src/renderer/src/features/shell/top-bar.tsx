import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconDeviceFloppy, IconMenu2, IconX } from '@tabler/icons-react'
import { memo } from 'react'
import { useHistory, useProject } from '../../data/hooks'
import { useActionWords } from '../../terms/actions'
import type { PlaceCommand } from '../../terms/search/places'
import { SearchButton } from '../../terms/search/search-button'
import { useTranslation } from '../../ui/use-translation'
import classes from './frame.module.css'
import { SaveSign } from './save-sign'
import { useCommandKeys, useMenuState, useProjectCommands } from './use-project-commands'

type TopBarProps = { menuOpened: boolean; onMenu: () => void }

/** The same above every screen: going from one to another does not draw it again. */
export const TopBar = memo(function TopBar({ menuOpened, onMenu }: TopBarProps) {
  const { t } = useTranslation('shell')
  const project = useProject()
  const history = useHistory()
  const words = useActionWords()
  const commands = useProjectCommands()
  useCommandKeys(commands)
  useMenuState()
  const runCommand = (command: PlaceCommand) => {
    if (command === 'save' || command === 'save-as') void commands.save(command === 'save-as')
    else void commands[command]()
  }
  const undoLabel = history.undo ? t('undoWhat', { what: words(history.undo) }) : t('nothingToUndo')
  const redoLabel = history.redo ? t('redoWhat', { what: words(history.redo) }) : t('nothingToRedo')
  return (
    <header className={classes.banner}>
      <ActionIcon
        className={classes.burger}
        variant="default"
        aria-expanded={menuOpened}
        aria-label={t(menuOpened ? 'hideAreas' : 'showAreas')}
        onClick={onMenu}
      >
        {menuOpened ? <IconX aria-hidden /> : <IconMenu2 aria-hidden />}
      </ActionIcon>
      <div className={classes.project}>
        <bdi>{project.title}</bdi>
      </div>
      <SaveSign />
      <div className={classes.commands}>
        <SearchButton onCommand={runCommand} />
        {/* Not `disabled`: a button that turns itself off would drop the focus of whoever pressed it. */}
        <Tooltip label={undoLabel}>
          <ActionIcon
            aria-label={undoLabel}
            aria-disabled={!history.undo}
            className={classes.command}
            onClick={commands.undo}
          >
            <IconArrowBackUp aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={redoLabel}>
          <ActionIcon
            aria-label={redoLabel}
            aria-disabled={!history.redo}
            className={classes.command}
            onClick={commands.redo}
          >
            <IconArrowForwardUp aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Button
          variant="default"
          leftSection={<IconDeviceFloppy size={20} aria-hidden />}
          onClick={() => commands.save(false)}
        >
          {t('saveToFile')}
        </Button>
      </div>
    </header>
  )
})
