import { Route, Routes } from 'react-router'
import { BringInWizard } from './bring-in/bring-in-wizard'
import { EvidenceOverview } from './evidence-overview'

export function EvidenceScreen() {
  return (
    <Routes>
      <Route index element={<EvidenceOverview />} />
      <Route path="bring-in" element={<BringInWizard />} />
    </Routes>
  )
}
