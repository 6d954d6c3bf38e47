import { Route, Routes } from 'react-router'
import { WorkshopList } from './workshop-list'
import { WorkshopPage } from './workshop-page'

export function WorkshopsScreen() {
  return (
    <Routes>
      <Route index element={<WorkshopList />} />
      <Route path=":workshopId" element={<WorkshopPage />} />
    </Routes>
  )
}
