// Who is signed in, for every page below.
import { createContext, useContext } from 'react';
import { type Schemas } from '../api/client.ts';

export type Session = Schemas['SessionDto'];

const SessionContext = createContext<Session | null>(null);
export const SessionProvider = SessionContext.Provider;

/** Answers the session. @throws Error outside the signed-in part of the portal */
export function useSignedIn(): Session {
  const session = useContext(SessionContext);
  if (session === null) {
    throw new Error('nobody is signed in');
  }
  return session;
}

/** Tells whether the roles of who looks allow something of some record of a kind (`create:Project`). */
export function useMay(): (right: string) => boolean {
  const { may } = useSignedIn();
  return (right) => may.includes(right);
}
