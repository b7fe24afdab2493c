// Starts the portal: who is signed in, in which language, and then the pages.
import { createRoot } from 'react-dom/client';
import '../ui/portal.css';
import '../ui/parts.css';
import '../ui/form.css';
import { api, onSignedOut, bearSession } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { App } from './app.tsx';
import { changeLanguage, languageFor } from './i18n.ts';
import { type Session } from './session.tsx';

async function currentSession(): Promise<Session | null> {
  try {
    const { data } = await api.GET('/api/v1/session');
    return data ?? null;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) {
      return null;
    }
    throw error;
  }
}

async function start(): Promise<void> {
  const session = await currentSession().catch(() => null);
  bearSession(session?.csrfToken ?? '');
  onSignedOut(() => {
    const { pathname, search } = globalThis.location;
    globalThis.location.assign(`/sign-in?returnTo=${encodeURIComponent(pathname + search)}`);
  });
  await changeLanguage(languageFor(session?.language));
  const root = document.getElementById('root');
  if (root !== null) {
    createRoot(root).render(<App session={session} />);
  }
}

void start();
