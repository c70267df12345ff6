import { Navigate } from '@tanstack/react-router';
import { useScreens } from './screens';

/** Leads to the first screen that this person may use. */
export function Start() {
  const [first] = useScreens();
  return <Navigate to={first?.to ?? '/account/sessions'} replace />;
}
