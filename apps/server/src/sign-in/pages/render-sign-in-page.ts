import Mustache from 'mustache';
import { limits, type Instant } from '#kernel';
import {
  accountPart,
  codePart,
  enrolPart,
  invitationPart,
  newPasswordPart,
  pageLayout,
  recoveryPart,
  signInPart,
  statePart,
} from './page-layouts.js';
import { signInStyle } from './page-style.js';
import type { SignInFault, SignInNotice, SignInPage } from './sign-in-page.js';
import { signInLanguages, type SignInLanguage, type SignInWords } from './words/index.js';

/** The page as HTML, complete in itself: it takes nothing from elsewhere and runs nothing. What people entered is escaped. */
export function renderSignInPage(page: SignInPage, language: SignInLanguage): string {
  const w: SignInWords = signInLanguages[language];
  const provider = 'provider' in page ? (page.provider ?? '') : '';
  const view = {
    language,
    style: signInStyle,
    languages: languagesOf(page, language),
    hasLanguages: placeOf(page) !== undefined,
    w,
    loginMax: limits.loginCharactersMax,
    passwordMin: limits.passwordCharactersMin,
    passwordMax: limits.passwordCharactersMax,
    passwordRule: say(w.passwordRule, { min: String(limits.passwordCharactersMin) }),
    withProvider: say(w.withProvider, { provider }),
    ...viewOf(page, w),
  };
  return Mustache.render(pageLayout, view, {
    body: bodies[page.kind],
    newPassword: newPasswordPart,
  });
}

const bodies: Readonly<Record<SignInPage['kind'], string>> = {
  'sign-in': signInPart,
  code: codePart,
  invitation: invitationPart,
  account: accountPart,
  enrol: enrolPart,
  recovery: recoveryPart,
  'too-many': statePart,
  'invitation-unknown': statePart,
  malformed: statePart,
  unavailable: statePart,
};

/** None on what a form led to: what is shown once, or was sent, cannot be opened again in another language. */
function languagesOf(page: SignInPage, language: SignInLanguage): readonly object[] {
  const place = placeOf(page);
  if (place === undefined) return [];
  return Object.entries(signInLanguages).map(([tag, { languageName: name }]) => ({
    tag,
    name,
    href: tag === language ? '' : `${place}lang=${tag}`,
  }));
}

/** Where the page is to be had, up to and with what begins the next part of a query. */
function placeOf(page: SignInPage): string | undefined {
  if (page.kind === 'invitation') return '?';
  if (page.kind === 'account') return '/account?';
  if (page.kind !== 'sign-in' && page.kind !== 'code') return undefined;
  const path = page.kind === 'code' ? '/sign-in/code' : '/sign-in';
  return `${path}?next=${encodeURIComponent(page.next)}&`;
}

function say(words: string, values: Readonly<Record<string, string>>): string {
  return Mustache.render(words, values);
}

function viewOf(page: SignInPage, w: SignInWords): object {
  switch (page.kind) {
    case 'sign-in':
      return {
        ...page,
        ...told(page, w),
        title: w.signInTitle,
        providerHref: `/sign-in/oidc?next=${encodeURIComponent(page.next)}`,
      };
    case 'code':
      return { ...page, ...told(page, w), title: w.codeTitle };
    case 'invitation':
      return {
        ...page,
        ...told(page, w),
        title: w.invitationTitle,
        intro: say(w.invitationIntro, { login: page.login }),
      };
    case 'account':
      return { ...page, ...told(page, w), ...accountView(page, w), title: w.accountTitle };
    case 'enrol':
      return { ...page, ...told(page, w), title: w.enrolTitle };
    case 'recovery':
      return { ...page, title: w.recoveryTitle, notice: w.recoveryDone };
    case 'too-many': {
      const text = say(w.tooManyText, { minutes: String(page.minutes) });
      return { title: w.tooManyTitle, text };
    }
    case 'invitation-unknown':
      return { title: w.invitationUnknownTitle, text: w.invitationUnknownText };
    case 'malformed':
      return { title: w.malformedTitle, text: w.malformedText };
    case 'unavailable':
      return { title: w.unavailableTitle, text: w.unavailableText };
  }
}

/** Fault and notice in words, in place of their kinds. */
function told(
  page: {
    readonly fault?: SignInFault | undefined;
    readonly notice?: SignInNotice | undefined;
    readonly provider?: string | undefined;
  },
  w: SignInWords,
): object {
  const { fault, notice, provider = '' } = page;
  return {
    fault: fault === undefined ? '' : faultText(fault, w, provider),
    notice: notice === undefined ? '' : noticeText(notice, w),
  };
}

function accountView(
  { role, sessions }: Extract<SignInPage, { kind: 'account' }>,
  w: SignInWords,
): object {
  return {
    roleName: w.roles[role],
    sessions: sessions.map((one) => ({
      ...one,
      opened: momentText(one.openedAt, w),
      expires: momentText(one.expiresAt, w),
      way: w.ways[one.how],
      endLabel: say(w.endSessionOf, { moment: momentText(one.openedAt, w) }),
    })),
  };
}

function faultText(fault: SignInFault, w: SignInWords, provider: string): string {
  const bounds = {
    min: String(limits.passwordCharactersMin),
    max: String(limits.passwordCharactersMax),
  };
  switch (fault.kind) {
    case 'wait':
      return say(w.wait, { seconds: String(fault.seconds) });
    case 'refused':
      return w.refused;
    case 'stale':
      return w.stale;
    case 'provider-away':
      return say(w.providerAway, { provider });
    case 'provider-refused':
      return say(w.providerRefused, { provider });
    case 'identity-unknown':
      return say(w.identityUnknown, { provider });
    case 'identity-linked':
      return say(w.identityLinked, { provider });
    case 'invitation-over':
      return w.invitationUnknownText;
    case 'code-wrong':
      return w.codeWrong;
    case 'password-too-short':
      return say(w.passwordTooShort, bounds);
    case 'password-too-long':
      return say(w.passwordTooLong, bounds);
    case 'password-is-login':
      return w.passwordIsLogin;
    case 'password-common':
      return w.passwordCommon;
    case 'passwords-differ':
      return w.passwordsDiffer;
    case 'password-wrong':
      return w.passwordWrong;
  }
}

function noticeText(notice: SignInNotice, w: SignInWords): string {
  switch (notice) {
    case 'signed-out':
      return w.signedOut;
    case 'sign-in-first':
      return w.signedOutHere;
    case 'session-ended':
      return w.sessionEnded;
    case 'password-changed':
      return w.passwordChanged;
    case 'second-step-removed':
      return w.secondStepRemoved;
  }
}

function momentText(instant: Instant, { locale }: SignInWords): string {
  const text = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
  }).format(Date.parse(instant));
  return `${text} UTC`;
}
