import { Route, Routes } from 'react-router'
import { YouSaidWeDid } from './after/you-said-we-did'
import { ImportVotesWizard } from './import-votes/import-votes-wizard'
import { NewWorkshop } from './plan/new-workshop'
import { RunPage } from './run/run-page'
import { PrintedPaper } from './ways-in/printed-paper'
import { WorkshopList } from './workshop-list'
import { WorkshopPage } from './workshop-page'

export function WorkshopsScreen() {
  return (
    <Routes>
      <Route index element={<WorkshopList />} />
      <Route path="bring-in" element={<ImportVotesWizard />} />
      <Route path="new" element={<NewWorkshop />} />
      <Route path=":workshopId/paper" element={<PrintedPaper />} />
      <Route path=":workshopId/run" element={<RunPage />} />
      <Route path=":workshopId" element={<WorkshopPage />} />
      <Route path=":workshopId/you-said" element={<YouSaidWeDid />} />
    </Routes>
  )
}
