/** Mustache: two braces escape, three take what is HTML already. Words come rendered as `w`. */
export const pageLayout = `<!doctype html>
<html lang="{{language}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark">
<title>{{#fault}}{{{w.errorTitlePrefix}}} {{/fault}}{{{title}}} · {{{w.site}}}</title>
<style>{{{style}}}</style>
</head>
<body>
<header>
<p class="site">{{{w.site}}}</p>
{{#hasLanguages}}<nav aria-label="{{w.languageChoice}}"><ul>
{{#languages}}
<li>{{#href}}<a href="{{href}}" lang="{{tag}}" hreflang="{{tag}}">{{name}}</a>{{/href}}{{^href}}<span lang="{{tag}}" aria-current="true">{{name}}</span>{{/href}}</li>
{{/languages}}
</ul></nav>{{/hasLanguages}}
</header>
<main>
<h1>{{{title}}}</h1>
{{#fault}}
<div class="errors" role="alert" tabindex="-1" autofocus><p>{{{fault}}}</p></div>
{{/fault}}
{{#notice}}
<p class="notice" role="status">{{{notice}}}</p>
{{/notice}}
{{> body}}
</main>
<footer><p>{{{w.footer}}}</p></footer>
</body>
</html>
`;

export const signInPart = `<form method="post" action="/sign-in">
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="next" value="{{next}}">
<div class="field"><label for="login">{{{w.login}}}</label>
<input type="text" id="login" name="login" value="{{login}}" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="{{loginMax}}" required></div>
<div class="field"><label for="password">{{{w.password}}}</label>
<input type="password" id="password" name="password" autocomplete="current-password" maxlength="{{passwordMax}}" required></div>
<button type="submit">{{{w.signIn}}}</button>
</form>
{{#provider}}<p class="muted">{{{w.or}}}</p>
<p><a class="button" href="{{providerHref}}">{{{withProvider}}}</a></p>{{/provider}}
`;

export const codePart = `<form method="post" action="/sign-in/code">
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="next" value="{{next}}">
<div class="field"><label for="code">{{{w.code}}}</label>
<span class="hint" id="code-hint">{{{w.codeHint}}}</span>
<input type="text" id="code" name="code" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" maxlength="64" aria-describedby="code-hint" required></div>
<button type="submit">{{{w.signIn}}}</button>
</form>
<p><a href="/sign-in">{{{w.startAgain}}}</a></p>
`;

/** The address of the form is the page's own: it holds the invitation. */
export const invitationPart = `<p>{{{intro}}}</p>
<form method="post">
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="text" autocomplete="username" value="{{login}}" readonly hidden>
{{> newPassword}}
<button type="submit">{{{w.setPassword}}}</button>
</form>
{{#provider}}<p class="muted">{{{w.instead}}}</p>
<p><a class="button" href="{{providerHref}}">{{{withProvider}}}</a></p>{{/provider}}
`;

export const newPasswordPart = `<div class="field"><label for="password">{{{w.newPassword}}}</label>
<span class="hint" id="password-hint">{{{passwordRule}}}</span>
<input type="password" id="password" name="password" autocomplete="new-password" minlength="{{passwordMin}}" maxlength="{{passwordMax}}" aria-describedby="password-hint" required></div>
<div class="field"><label for="repeated">{{{w.repeatPassword}}}</label>
<input type="password" id="repeated" name="repeated" autocomplete="new-password" maxlength="{{passwordMax}}" required></div>
`;

export const accountPart = `<dl>
<dt>{{{w.signedInAs}}}</dt><dd><bdi>{{login}}</bdi></dd>
<dt>{{{w.role}}}</dt><dd>{{{roleName}}}</dd>
</dl>
<form method="post" action="/sign-out">
<input type="hidden" name="csrf" value="{{csrf}}">
<button type="submit">{{{w.signOut}}}</button>
</form>
<section aria-labelledby="sessions"><h2 id="sessions">{{{w.sessionsTitle}}}</h2>
<ul class="sessions">
{{#sessions}}
<li><dl>
<dt>{{{w.sessionOpened}}}</dt><dd><time datetime="{{openedAt}}">{{opened}}</time>{{#isOwn}} <span class="muted">({{{w.thisSession}}})</span>{{/isOwn}}</dd>
<dt>{{{w.sessionEnds}}}</dt><dd><time datetime="{{expiresAt}}">{{expires}}</time></dd>
<dt>{{{w.sessionHow}}}</dt><dd>{{{way}}}</dd>
</dl>
{{^isOwn}}<form method="post" action="/account/sessions/end">
<input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="session" value="{{sessionId}}">
<button type="submit" class="quiet" aria-label="{{endLabel}}">{{{w.endSession}}}</button>
</form>{{/isOwn}}</li>
{{/sessions}}
</ul></section>
{{#hasPassword}}
<section aria-labelledby="second-step"><h2 id="second-step">{{{w.secondStepTitle}}}</h2>
{{#hasSecondStep}}
<p>{{{w.secondStepOn}}}</p>
<form method="post" action="/account/second-step/remove">
<input type="hidden" name="csrf" value="{{csrf}}">
<div class="field"><label for="remove-password">{{{w.currentPassword}}}</label>
<input type="password" id="remove-password" name="current" autocomplete="current-password" maxlength="{{passwordMax}}" required></div>
<button type="submit" class="quiet">{{{w.turnOff}}}</button>
</form>
{{/hasSecondStep}}
{{^hasSecondStep}}
<p>{{{w.secondStepOff}}}</p>
<form method="post" action="/account/second-step">
<input type="hidden" name="csrf" value="{{csrf}}">
<div class="field"><label for="enrol-password">{{{w.currentPassword}}}</label>
<input type="password" id="enrol-password" name="current" autocomplete="current-password" maxlength="{{passwordMax}}" required></div>
<button type="submit">{{{w.turnOn}}}</button>
</form>
{{/hasSecondStep}}
</section>
<section aria-labelledby="password-title"><h2 id="password-title">{{{w.passwordTitle}}}</h2>
<form method="post" action="/account/password">
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="text" autocomplete="username" value="{{login}}" readonly hidden>
<div class="field"><label for="current">{{{w.currentPassword}}}</label>
<input type="password" id="current" name="current" autocomplete="current-password" maxlength="{{passwordMax}}" required></div>
{{> newPassword}}
<button type="submit">{{{w.changePassword}}}</button>
</form></section>
{{/hasPassword}}
`;

export const enrolPart = `<p>{{{w.enrolIntro}}}</p>
<div class="qr" role="img" aria-label="{{w.enrolPicture}}">{{{svg}}}</div>
<p>{{{w.enrolByHand}}} <code>{{secret}}</code></p>
<form method="post" action="/account/second-step/confirm">
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="secret" value="{{secret}}">
<div class="field"><label for="code">{{{w.code}}}</label>
<input type="text" id="code" name="code" autocomplete="one-time-code" inputmode="numeric" maxlength="64" required></div>
<button type="submit">{{{w.enrolConfirm}}}</button>
</form>
<p><a href="/account">{{{w.backToAccount}}}</a></p>
`;

export const recoveryPart = `<p>{{{w.recoveryIntro}}}</p>
<ul class="codes">{{#codes}}<li><code>{{.}}</code></li>{{/codes}}</ul>
<p><a href="/account">{{{w.backToAccount}}}</a></p>
`;

export const statePart = `<p>{{{text}}}</p>
<p><a href="/sign-in">{{{w.toSignIn}}}</a></p>
`;
