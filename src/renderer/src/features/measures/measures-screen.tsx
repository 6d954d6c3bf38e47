import { Route, Routes } from 'react-router'
import { AllObservations } from './grid/all-observations'
import { MeasureList } from './measure-list'
import { MeasurePage } from './measure-page'

export function MeasuresScreen() {
  return (
    <Routes>
      <Route index element={<MeasureList />} />
      <Route path="observations" element={<AllObservations />} />
      <Route path=":measureId" element={<MeasurePage />} />
    </Routes>
  )
}
