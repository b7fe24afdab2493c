// Saves what was typed a moment after the typing stops; what could not be saved stays in the form and is tried again.
import { useEffect, useRef, useState } from 'react';
import { api, body } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { ifMatch, onceOnly, type Project } from './projects.api.ts';
import { faultyField, type FieldName, fieldsOf, filledIn, type Values, valuesOf } from './registration.fields.ts';

const REST_MS = 1_200;

export interface Autosave {
  readonly values: Values;
  readonly set: (name: FieldName, value: string) => void;
  readonly state: 'rest' | 'typing' | 'saving' | 'saved' | 'failed';
  readonly project: Project | null;
  readonly error: unknown;
  readonly faults: Readonly<Partial<Record<FieldName, string>>>;
  /** Saves at once; answers whether all of it is kept. */
  readonly flush: () => Promise<Project | null>;
}

export function useAutosave(first: Project | null): Autosave {
  const [values, setValues] = useState<Values>(() => (first === null ? {} : valuesOf(first.registered)));
  const [state, setState] = useState<Autosave['state']>('rest');
  const [project, setProject] = useState(first);
  const [error, setError] = useState<unknown>(null);
  const now = useRef({ values, project: first, touched: new Set<FieldName>(), running: null as Promise<void> | null });

  const save = async (): Promise<void> => {
    const touched = new Set(now.current.touched);
    now.current.touched.clear();
    setState('saving');
    try {
      const saved = await send(now.current.project, now.current.values, touched);
      now.current.project = saved;
      setProject(saved);
      now.current.values = filledIn(now.current.values, saved.registered, now.current.touched);
      setValues(now.current.values);
      setError(null);
      setState('saved');
    } catch (problem) {
      touched.forEach((name) => now.current.touched.add(name));
      setError(problem);
      setState('failed');
    }
  };
  const flush = async (): Promise<Project | null> => {
    await now.current.running;
    if (now.current.touched.size > 0) {
      now.current.running = save();
      await now.current.running;
      now.current.running = null;
    }
    return now.current.touched.size === 0 ? now.current.project : null;
  };
  const set = (name: FieldName, value: string): void => {
    now.current.touched.add(name);
    now.current.values = { ...now.current.values, [name]: value };
    setValues(now.current.values);
    setState('typing');
  };
  const latest = useRef(flush);
  useEffect(() => {
    latest.current = flush;
  });
  useEffect(() => {
    const timer = setTimeout(() => void (state === 'typing' ? latest.current() : null), REST_MS);
    return () => clearTimeout(timer);
  }, [values, state]);
  return { values, set, state, project, error, flush, faults: faultsOf(error) };
}

async function send(project: Project | null, values: Values, touched: ReadonlySet<FieldName>): Promise<Project> {
  const sent = fieldsOf(values, touched);
  const reply =
    project === null
      ? api.POST('/api/v1/projects', { body: sent, headers: onceOnly() })
      : api.PATCH('/api/v1/projects/{id}', { params: { path: { id: project.id } }, body: sent, headers: ifMatch(project) });
  return body(reply as Promise<{ data?: Project }>);
}

function faultsOf(error: unknown): Partial<Record<FieldName, string>> {
  const faults: Partial<Record<FieldName, string>> = {};
  for (const { pointer, code, detail } of error instanceof ApiProblem ? (error.problem.errors ?? []) : []) {
    const name = faultyField(pointer);
    if (name !== null) {
      faults[name] = detail ?? code;
    }
  }
  return faults;
}
