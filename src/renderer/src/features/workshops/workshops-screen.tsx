import { Route, Routes } from 'react-router'
import { BringVotesWizard } from './bring-in/bring-votes-wizard'
import { WorkshopList } from './workshop-list'
import { WorkshopPage } from './workshop-page'

export function WorkshopsScreen() {
  return (
    <Routes>
      <Route index element={<WorkshopList />} />
      <Route path="bring-in" element={<BringVotesWizard />} />
      <Route path=":workshopId" element={<WorkshopPage />} />
    </Routes>
  )
}
