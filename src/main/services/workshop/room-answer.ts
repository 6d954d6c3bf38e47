import { strictHeaders } from '../web'

/** With everything that is sent into the room, pages and refusals alike. */
export const roomHeaders = strictHeaders(
  { formAction: ["'self'"] },
  {
    // Our own forms are known by their origin, which a browser keeps to itself under `no-referrer`. To others nothing is told.
    referrerPolicy: 'same-origin',
    // Browsers heed these only where there are certificates, and complain elsewhere.
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  },
)
