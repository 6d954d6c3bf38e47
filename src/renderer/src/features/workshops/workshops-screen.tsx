import { Route, Routes } from 'react-router'
import { YouSaidWeDid } from './after/you-said-we-did'
import { BringVotesWizard } from './bring-in/bring-votes-wizard'
import { WorkshopList } from './workshop-list'
import { WorkshopPage } from './workshop-page'

export function WorkshopsScreen() {
  return (
    <Routes>
      <Route index element={<WorkshopList />} />
      <Route path="bring-in" element={<BringVotesWizard />} />
      <Route path=":workshopId" element={<WorkshopPage />} />
      <Route path=":workshopId/you-said" element={<YouSaidWeDid />} />
    </Routes>
  )
}
