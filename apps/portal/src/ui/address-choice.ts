// Choices that stand in the address, so that a link leads to them.
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';

/** What is chosen, by name of the choice. */
export type AddressChoices = Readonly<Record<string, string>>;

/**
 * The choices in the address, and how to put others there. What is chosen shows at once: the address follows only after the event, and
 * a field that waited for it would show the choice before, which whoever goes through the options by keyboard passes by.
 */
export function useAddressChoices(): readonly [chosen: (name: string) => string | null, choose: (choices: AddressChoices) => void] {
  const [search, setSearch] = useSearchParams();
  const [shown, setShown] = useState<URLSearchParams | null>(null);
  const asked = useRef<readonly string[]>([]);
  useEffect(() => {
    const now = search.toString();
    // The last that was asked has come, or something else led here; what was asked before it is on its way.
    if (asked.current.at(-1) === now || !asked.current.includes(now)) {
      asked.current = [];
      setShown(null);
    }
  }, [search]);
  const choose = (choices: AddressChoices): void => {
    const next = new URLSearchParams(choices);
    asked.current = [...asked.current, next.toString()];
    setShown(next);
    setSearch(next, { replace: true });
  };
  return [(name) => (shown ?? search).get(name), choose];
}
