// Requests and responses about tokens.
import { Answered, CodeField } from '../../platform/http/index.js';
import { type TokenEntity } from './token.entity.js';
import { type IssuedToken } from './tokens.service.js';

export class PersonalTokenCreateDto {
  @CodeField({ description: 'Handle of the persona.', example: 'analyst' }) readonly persona: string;
  @CodeField({ description: 'Institution; default the first one.', example: 'demo', optional: true }) readonly institution?: string;
}

export class TokenResponseDto {
  @Answered({ description: 'Id of the token.' }) readonly id: string;
  @Answered({
    description: 'personal: the person’s own rights; data: one project into one setting, reading data only.',
    values: ['personal', 'data'],
  })
  readonly kind: 'personal' | 'data';
  @Answered({ description: 'Project of a data token.', nullable: true }) readonly projectId: string | null;
  @Answered({ description: 'Receiving setting of a data token.', nullable: true }) readonly settingId: string | null;
  @Answered({ description: 'When it was issued.' }) readonly createdAt: string;
  @Answered({ description: 'When it ends by itself.' }) readonly expiresAt: string;
  @Answered({ description: 'When it was revoked.', nullable: true }) readonly revokedAt: string | null;

  constructor(token: TokenEntity) {
    this.id = token.id;
    this.kind = token.kind;
    this.projectId = token.projectId;
    this.settingId = token.settingId;
    this.createdAt = token.createdAt.toISOString();
    this.expiresAt = token.expiresAt.toISOString();
    this.revokedAt = token.revokedAt?.toISOString() ?? null;
  }
}

export class IssuedTokenDto extends TokenResponseDto {
  @Answered({ description: 'The token itself, for `Authorization: Bearer`; shown this once.' }) readonly token: string;

  constructor(issued: IssuedToken) {
    super(issued.token);
    this.token = issued.secret;
  }
}

export class TokenListDto {
  @Answered({ description: 'The person’s newest 200 tokens.', type: TokenResponseDto, isArray: true })
  readonly items: readonly TokenResponseDto[];
}
