import { ActionIcon, Button, Menu, Text, VisuallyHidden } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import { useTranslation } from '../../ui/use-translation'
import type { Choice } from './use-export'

export type ChoiceGroup = { readonly label: string; readonly choices: readonly Choice[] }

type TakeOutMenuProps = {
  /** What the button says where the menu does more than take out. */
  label?: string
  /** Shown as a sign alone, in a row where there is no room for words. */
  asSign?: boolean
  /** From which side of the button it hangs: away from the edge of the page. */
  position?: 'bottom-start' | 'bottom-end'
  groups: readonly ChoiceGroup[]
  working: boolean
  onChoose: (choice: Choice) => void
  /** Other things to do with files, below the choices. */
  children?: ReactNode
}

/** What can be taken out, each with what it is for. */
export function ExportMenu({
  label,
  asSign = false,
  position = 'bottom-end',
  groups,
  working,
  onChoose,
  children,
}: TakeOutMenuProps) {
  const { t } = useTranslation('takeOut')
  return (
    <>
      <Menu
        position={position}
        width="min(26rem, 92vw)"
        shadow="md"
        withinPortal={false}
        withInitialFocusPlaceholder={false}
      >
        <Menu.Target>
          {asSign ? (
            <ActionIcon
              variant="default"
              size={44}
              aria-label={label ?? t('menu')}
              title={label ?? t('menu')}
              loading={working}
              data-field="export"
            >
              <IconDownload size={20} aria-hidden />
            </ActionIcon>
          ) : (
            <Button
              variant="default"
              leftSection={<IconDownload size={20} aria-hidden />}
              loading={working}
              data-field="export"
            >
              {label ?? t('menu')}
            </Button>
          )}
        </Menu.Target>
        <Menu.Dropdown>
          {groups.map(({ label: group, choices }) => (
            <MenuPart key={group} label={group}>
              {choices.map(choice => (
                <Menu.Item key={choice} onClick={() => onChoose(choice)}>
                  <Text fw={600}>{t(`choice.${choice}.label`)}</Text>
                  <Text size="sm" c="dimmed">
                    {t(`choice.${choice}.means`)}
                  </Text>
                </Menu.Item>
              ))}
            </MenuPart>
          ))}
          {children}
        </Menu.Dropdown>
      </Menu>
      <VisuallyHidden role="status">{working && t('working')}</VisuallyHidden>
    </>
  )
}

/** Some of a menu's items under a heading of their own. */
export function MenuPart({ label, children }: { label: string; children: ReactNode }) {
  const id = useId()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a menu
    <div role="group" aria-labelledby={id}>
      <Menu.Label fz="sm" id={id} role="presentation">
        {label}
      </Menu.Label>
      {children}
    </div>
  )
}
