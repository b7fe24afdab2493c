// The way in and out for browsers: to the issuer, back from it, and the page for when that fails.
import { Controller, Get, Headers, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiFoundResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Public } from '../../access/index.js';
import { NotFound } from '../../common/index.js';
import { PublicAddress } from '../../platform/http/index.js';
import { JsonLogger } from '../../platform/logging/json-logger.js';
import { languageOf, Templates, textAt } from '../../platform/templates/index.js';
import { COOKIE, SESSION_COOKIE } from '../sessions/session-cookie.js';
import { Issuer } from './issuer.js';
import { PENDING_COOKIE, PENDING_SECONDS } from './pending-sign-in.js';
import { FAILURES, SignInFailed, SignInService } from './sign-in.service.js';
import { FailureQuery, SignInQuery } from './sign-in.dto.js';

@ApiTags('sign-in')
@Controller('sign-in')
export class SignInController {
  constructor(
    @Inject(SignInService) private readonly signIn: SignInService,
    @Inject(Issuer) private readonly issuer: Issuer,
    @Inject(PublicAddress) private readonly address: PublicAddress,
    @Inject(Templates) private readonly templates: Templates,
    @Inject(JsonLogger) private readonly logger: JsonLogger,
  ) {}

  @Get()
  @Public()
  @ApiOperation({
    summary: 'Sign in',
    description: 'Leads the browser to the issuer; returnTo is a path of this platform to come back to.',
  })
  @ApiFoundResponse({ description: 'To the issuer.' })
  async begin(@Query() query: SignInQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!this.issuer.isConfigured) {
      throw new NotFound();
    }
    // The cookie has to be set on the very address to which the issuer leads back.
    if (request.headers.host !== new URL(this.address.url).host) {
      await reply.redirect(`${this.address.url}${request.url}`, 302);
      return;
    }
    await this.orFail(reply, async () => {
      const { location, pending } = await this.signIn.begin(query.returnTo);
      await reply.setCookie(PENDING_COOKIE, pending, { ...COOKIE, maxAge: PENDING_SECONDS }).redirect(location, 302);
    });
  }

  @Get('callback')
  @Public()
  @ApiOperation({
    summary: 'Back from the issuer',
    description: 'Opens a new session and leads on; the address is called by the issuer’s page.',
  })
  @ApiFoundResponse({ description: 'To the page that was asked for.' })
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    void reply.clearCookie(PENDING_COOKIE, COOKIE);
    await this.orFail(reply, async () => {
      const { searchParams } = new URL(request.url, this.address.url);
      const { secret, returnTo } = await this.signIn.finish(searchParams, request.cookies[PENDING_COOKIE]);
      await reply.setCookie(SESSION_COOKIE, secret, COOKIE).redirect(returnTo, 302);
    });
  }

  @Get('failed')
  @Public()
  @ApiOperation({ summary: 'Why signing in failed', description: 'A page in Dutch or English.' })
  @ApiProduces('text/html')
  @ApiOkResponse({ description: 'An HTML page.', schema: { type: 'string' } })
  failed(
    @Query() query: FailureQuery,
    @Headers('accept-language') acceptLanguage: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string {
    const language = languageOf(acceptLanguage);
    const texts = this.templates.catalogue('identity', language);
    const reason = FAILURES.find((known) => known === query.reason) ?? 'issuer';
    void reply.header('content-type', 'text/html; charset=utf-8').header('content-language', language).header('vary', 'accept-language');
    return this.templates.render('identity', 'sign-in-failed', language, { about: textAt(texts, ['failed', reason]) ?? '' });
  }

  private async orFail(reply: FastifyReply, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof SignInFailed)) {
        throw error;
      }
      this.logger.failure(`sign-in.failed-${error.reason}`, error.cause ?? error);
      await reply.redirect(`/sign-in/failed?reason=${error.reason}`, 302);
    }
  }
}
