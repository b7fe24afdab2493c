// Requests about signing in.
import { TextField } from '../../platform/http/index.js';

export class SignInQuery {
  @TextField({ description: 'Path of this platform to come back to.', example: '/projects', maxLength: 2000, optional: true })
  readonly returnTo?: string;
}

export class FailureQuery {
  @TextField({ description: 'Code of the reason.', example: 'expired', maxLength: 100, optional: true }) readonly reason?: string;
}

export class SetupDto {
  @TextField({ description: 'The one-time code that the first start printed.', maxLength: 100 }) readonly code: string;
}
