/** A position's integrations. */
export function PositionIntegrations() {
  return <h2>Integrations</h2>;
}
