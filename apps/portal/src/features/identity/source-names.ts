// Source systems by their names; a code that is none stands as it is.
import { useQuery } from '@tanstack/react-query';
import { SOURCE_SYSTEMS } from '../../api/source-systems.ts';
import { useWords } from '../../ui/words.ts';

/** Answers what names a source system by its code. */
export function useSourceNames(): (code: string) => string {
  const { pick } = useWords();
  const { data } = useQuery(SOURCE_SYSTEMS);
  return (wanted) => {
    const system = data?.items.find(({ code }) => code === wanted);
    return system === undefined ? wanted : pick(system.title);
  };
}
