// What an issuer says of somebody, read from userinfo and the ID token (SURFconext claim names; eduPerson, SCHAC).

/** The names of the claims, which differ between federations. */
export interface ClaimNames {
  readonly affiliation: string;
  readonly organization: string;
  readonly studentNumber: string;
}

export interface Claims {
  readonly sub: string;
  readonly name: string;
  /** What the issuer names the institution by, in lower case. */
  readonly organization: string | null;
  readonly affiliations: readonly string[];
  readonly studentNumber: string | null;
}

const AFFILIATIONS = ['student', 'employee', 'staff', 'faculty', 'affiliate', 'alum', 'member', 'library-walk-in'];

/** Older pages of SURFconext spell the claim in another way; both are read. */
const OTHER_SPELLINGS: Readonly<Record<string, string>> = {
  eduperson_affiliation: 'edu_person_affiliations',
  schac_personal_unique_code: 'schac_personal_unique_codes',
};

/** Reads the claims; one that is missing or of another shape is taken as not said. */
export function readClaims(said: Readonly<Record<string, unknown>>, names: ClaimNames): Claims {
  const texts = (name: string): readonly string[] => {
    const value = said[name] ?? said[OTHER_SPELLINGS[name] ?? name];
    return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string' && one.trim() !== '');
  };
  const [number] = texts(names.studentNumber);
  return {
    sub: typeof said['sub'] === 'string' ? said['sub'] : '',
    name: (texts('name')[0] ?? texts('preferred_username')[0] ?? '').trim().slice(0, 200),
    organization: texts(names.organization)[0]?.trim().toLowerCase() ?? null,
    affiliations: [...new Set(texts(names.affiliation).map((one) => one.trim().toLowerCase()))]
      .filter((one) => AFFILIATIONS.includes(one))
      .sort(),
    studentNumber: number === undefined ? null : (number.split(':').at(-1) ?? null),
  };
}
