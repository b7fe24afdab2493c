// Who did something, by name and function; to who may not see people the function alone.
import { useTranslation } from 'react-i18next';
import { type Schemas } from '../../api/client.ts';

type Person = Pick<Schemas['PersonNameDto'], 'name' | 'functionTitle'>;

/** Answers who it was in words; null is who was erased, a person without a name the platform itself. */
export function useWho(): (person: Person | null) => string {
  const { t } = useTranslation();
  return (person) => {
    if (person === null) {
      return t('codes.life.erased');
    }
    const { name, functionTitle } = person;
    if (name === null) {
      return t('codes.platform');
    }
    return functionTitle === null || functionTitle === name ? name : `${name}, ${functionTitle}`;
  };
}
