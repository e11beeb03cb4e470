/** The words of the sign-in pages in one language. They are HTML; values come in double braces, and are escaped. */
export interface SignInWords {
  readonly languageName: string;
  readonly locale: string;
  readonly site: string;
  readonly languageChoice: string;
  readonly footer: string;
  readonly errorTitlePrefix: string;

  readonly signInTitle: string;
  readonly login: string;
  readonly password: string;
  readonly signIn: string;
  readonly withProvider: string;
  readonly or: string;
  readonly refused: string;
  readonly wait: string;
  readonly stale: string;
  readonly signedOut: string;
  readonly signedOutHere: string;
  readonly providerAway: string;
  readonly providerRefused: string;
  readonly identityUnknown: string;
  readonly identityLinked: string;

  readonly codeTitle: string;
  readonly code: string;
  readonly codeHint: string;
  readonly codeWrong: string;
  readonly startAgain: string;

  readonly invitationTitle: string;
  readonly invitationIntro: string;
  readonly newPassword: string;
  readonly passwordRule: string;
  readonly repeatPassword: string;
  readonly setPassword: string;
  readonly instead: string;
  readonly passwordTooShort: string;
  readonly passwordTooLong: string;
  readonly passwordIsLogin: string;
  readonly passwordCommon: string;
  readonly passwordsDiffer: string;

  readonly accountTitle: string;
  readonly signedInAs: string;
  readonly role: string;
  readonly roles: Readonly<Record<'admin' | 'operator' | 'analyst' | 'viewer', string>>;
  readonly signOut: string;
  readonly sessionsTitle: string;
  readonly sessionOpened: string;
  readonly sessionEnds: string;
  readonly sessionHow: string;
  readonly ways: Readonly<Record<'password' | 'oidc' | 'invitation', string>>;
  readonly thisSession: string;
  readonly endSession: string;
  readonly endSessionOf: string;
  readonly sessionEnded: string;
  readonly passwordTitle: string;
  readonly currentPassword: string;
  readonly changePassword: string;
  readonly passwordChanged: string;
  readonly passwordWrong: string;
  readonly secondStepTitle: string;
  readonly secondStepOn: string;
  readonly secondStepOff: string;
  readonly turnOn: string;
  readonly turnOff: string;
  readonly secondStepRemoved: string;

  readonly enrolTitle: string;
  readonly enrolIntro: string;
  readonly enrolPicture: string;
  readonly enrolByHand: string;
  readonly enrolConfirm: string;
  readonly recoveryTitle: string;
  readonly recoveryIntro: string;
  readonly recoveryDone: string;
  readonly backToAccount: string;

  readonly invitationUnknownTitle: string;
  readonly invitationUnknownText: string;
  readonly tooManyTitle: string;
  readonly tooManyText: string;
  readonly malformedTitle: string;
  readonly malformedText: string;
  readonly unavailableTitle: string;
  readonly unavailableText: string;
  readonly toSignIn: string;
}
