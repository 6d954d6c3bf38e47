import { Button, Card, Container, SimpleGrid, Text, Title } from '@mantine/core'
import { IconFileImport, IconPlant2, IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { OneCopyNotice } from '../../terms/one-copy-notice'
import { UnfinishedSessionNotice } from '../../terms/unfinished-session'
import { showProblem } from '../../ui/notices'
import { PageHeader } from '../../ui/page-header'
import classes from './begin-screen.module.css'
import { RecentProjects } from './recent-projects'
import { sampleFile } from './sample-file'
import { useOpenFile } from './use-open-file'

/** The first screen: three ways to begin, and what was begun before. */
export function BeginScreen() {
  const { t } = useTranslation('begin')
  const { open, openChosen, opening } = useOpenFile()
  const openSample = () =>
    sampleFile().then(open, (error: unknown) => {
      console.error(error)
      showProblem({ title: t('sampleFailed'), message: t('sampleFailedMore') })
    })
  return (
    <>
      <OneCopyNotice withLink />
      <UnfinishedSessionNotice />
      <Container component="main" size="lg" className={classes.begin}>
        <PageHeader title={t('title')} intro={t('intro')} />
        <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="lg" mb="xl">
          <Way icon={<IconPlant2 size={32} />} title={t('sample')} text={t('sampleMore')}>
            <Button fullWidth loading={opening} onClick={openSample}>
              {t('sampleOpen')}
            </Button>
          </Way>
          <Way icon={<IconPlus size={32} />} title={t('new')} text={t('newMore')}>
            <Button fullWidth variant="default" component={Link} to="/begin/new">
              {t('newBegin')}
            </Button>
          </Way>
          <Way icon={<IconFileImport size={32} />} title={t('file')} text={t('fileMore')}>
            <Button fullWidth variant="default" loading={opening} onClick={openChosen}>
              {t('fileOpen')}
            </Button>
          </Way>
        </SimpleGrid>
        <RecentProjects />
      </Container>
    </>
  )
}

type WayProps = { icon: ReactNode; title: string; text: string; children: ReactNode }

function Way({ icon, title, text, children }: WayProps) {
  return (
    <Card padding="lg" radius="lg" className={classes.way}>
      <span className={classes.icon} aria-hidden>
        {icon}
      </span>
      <Title order={2} size="h3" mt="sm">
        {title}
      </Title>
      <Text c="dimmed" mt={4} mb="md" flex={1}>
        {text}
      </Text>
      {children}
    </Card>
  )
}
