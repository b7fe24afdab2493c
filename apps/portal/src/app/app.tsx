// The portal as a whole: signed in, its pages; not signed in, what this is and the way in.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { ApiProblem } from '../api/problem.ts';
import { Landing } from './landing.tsx';
import { ROUTES } from './routes.tsx';
import { type Session, SessionProvider } from './session.tsx';

/** Only what might pass is asked again; a refusal is an answer. */
function isWorthAnotherTry(failures: number, error: unknown): boolean {
  return failures < 2 && error instanceof ApiProblem && (error.status === 0 || error.status === 503);
}

export function App({ session }: { readonly session: Session | null }): ReactNode {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: isWorthAnotherTry } } }));
  const [router] = useState(() => (session === null ? null : createBrowserRouter(ROUTES)));
  if (session === null || router === null) {
    return <Landing />;
  }
  return (
    <QueryClientProvider client={client}>
      <SessionProvider value={session}>
        <RouterProvider router={router} />
      </SessionProvider>
    </QueryClientProvider>
  );
}
