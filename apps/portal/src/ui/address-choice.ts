// Choices that stand in the address, so that a link leads to them.
import { useState } from 'react';
import { useSearchParams } from 'react-router';

/** What is chosen, by name of the choice. */
export type AddressChoices = Readonly<Record<string, string>>;

/**
 * The choices that the address had when the page opened, and how to choose others. What is chosen shows at once and the address follows:
 * a field that waited for it would show the choice before, which whoever goes through the options by keyboard passes by.
 */
export function useAddressChoices(): readonly [chosen: (name: string) => string | null, choose: (choices: AddressChoices) => void] {
  const [search, setSearch] = useSearchParams();
  const [shown, setShown] = useState(search);
  const choose = (choices: AddressChoices): void => {
    const next = new URLSearchParams(choices);
    setShown(next);
    setSearch(next, { replace: true });
  };
  return [(name) => shown.get(name), choose];
}
