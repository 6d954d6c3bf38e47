import { Route, Routes } from 'react-router'
import { MeasureList } from './measure-list'
import { MeasurePage } from './measure-page'

export function MeasuresScreen() {
  return (
    <Routes>
      <Route index element={<MeasureList />} />
      <Route path=":measureId" element={<MeasurePage />} />
    </Routes>
  )
}
