/** Mustache: two braces escape, three take what is HTML already. Words come rendered as `w`. */
export const pageLayout = `<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no">
<title>{{#hasFaults}}{{{w.errorTitlePrefix}}} {{/hasFaults}}{{title}} · {{{w.site}}}</title>
<style>{{{style}}}</style>
</head>
<body>
<header>
<p class="exercise"><strong>{{{w.exercise}}}</strong> {{{w.exerciseText}}}</p>
<nav aria-label="{{w.languageChoice}}"><ul>
{{#languages}}
<li>{{#href}}<a href="{{href}}" lang="{{tag}}" dir="{{direction}}" hreflang="{{tag}}">{{name}}</a>{{/href}}{{^href}}<span lang="{{tag}}" dir="{{direction}}" aria-current="true">{{name}}</span>{{/href}}</li>
{{/languages}}
</ul></nav>
</header>
<main{{#done}} class="done"{{/done}}>
{{> body}}
</main>
<footer><p>{{{w.footer}}}</p></footer>
</body>
</html>
`;

/** An end state: what is so, and what to do about it. */
export const statePage = `<h1>{{title}}</h1>
{{#paragraphs}}
<p>{{{.}}}</p>
{{/paragraphs}}
{{> facts}}
{{#openAgainHref}}
<p><a href="{{openAgainHref}}">{{{openAgain}}}</a></p>
{{/openAgainHref}}
`;

export const factsPart = `{{#facts}}
<section aria-labelledby="facts-title">
<h2 id="facts-title">{{{w.factsTitle}}}</h2>
<dl>
<dt>{{{w.factTest}}}</dt><dd><bdi>{{campaignName}}</bdi></dd>
<dt>{{{w.factContactPoint}}}</dt><dd><p><bdi>{{institution}}</bdi></p><p class="muted"><bdi>{{partyName}}</bdi></p></dd>
<dt>{{{w.factSent}}}</dt><dd>{{#sent}}<p><time datetime="{{instant}}">{{utc}}</time></p>{{#local}}<p class="muted">{{{local}}}</p>{{/local}}{{/sent}}{{^sent}}{{{w.factNotSent}}}{{/sent}}</dd>
<dt>{{{w.factAnswerBy}}}</dt><dd>{{#answerBy}}<p><time datetime="{{instant}}">{{utc}}</time></p>{{#local}}<p class="muted">{{{local}}}</p>{{/local}}{{/answerBy}}</dd>
</dl>
</section>
{{/facts}}
`;

export const formPage = `<h1>{{title}}</h1>
{{#hasFaults}}
<div class="errors" role="alert" aria-labelledby="errors-title" tabindex="-1" autofocus>
<h2 id="errors-title">{{{w.errorSummary}}}</h2>
<ul>
{{#faults}}
<li><a href="#{{id}}">{{{text}}}</a></li>
{{/faults}}
</ul>
</div>
{{/hasFaults}}
{{#notices}}
<p class="notice">{{{.}}}</p>
{{/notices}}
{{^folded}}<p>{{{w.formIntro}}}</p>{{/folded}}
{{#folded}}{{> facts}}<details{{#hasFaults}} open{{/hasFaults}}><summary>{{{w.furtherAnswer}}}</summary>{{/folded}}
<form method="post" action="{{action}}" novalidate>
<input type="hidden" name="nonce" value="{{nonce}}">
<fieldset{{#choiceError}} class="invalid" aria-describedby="choice-error"{{/choiceError}}>
<legend>{{{w.choiceLegend}}} <span class="hint">{{{w.choiceRequired}}}</span></legend>
{{#choiceError}}<span class="error" id="choice-error">{{{choiceError}}}</span>{{/choiceError}}
{{#choices}}
<label class="option" for="{{id}}"><input type="radio" name="choice" id="{{id}}" value="{{value}}" aria-describedby="{{id}}-hint"{{#checked}} checked{{/checked}}><span>{{{label}}}<span class="hint" id="{{id}}-hint">{{{hint}}}</span></span></label>
{{/choices}}
{{#answeredBy}}{{> field}}{{/answeredBy}}
</fieldset>
<button type="submit">{{{w.submit}}}</button>
{{^folded}}{{> facts}}{{/folded}}
{{#details}}
<fieldset class="details">
<legend>{{{w.detailsLegend}}}</legend>
<span class="hint">{{{w.detailsHint}}}</span>
<dl>
{{#shown}}
<dt>{{{label}}}</dt><dd>{{#value}}<bdi{{#direction}} dir="{{direction}}"{{/direction}}>{{value}}</bdi>{{/value}}{{^value}}<span class="muted">{{{w.none}}}</span>{{/value}}</dd>
{{/shown}}
</dl>
<label class="option" for="detailsConfirmed"><input type="checkbox" name="detailsConfirmed" id="detailsConfirmed" value="yes"{{#confirmed}} checked{{/confirmed}}><span>{{{w.detailsConfirmed}}}</span></label>
<details{{#open}} open{{/open}}><summary>{{{w.detailsChanged}}}</summary>
<p class="hint">{{{w.correctionsHint}}}</p>
{{#corrections}}{{> field}}{{/corrections}}
</details>
</fieldset>
{{/details}}
{{#note}}{{> field}}{{/note}}
<button type="submit">{{{w.submit}}}</button>
</form>
{{#folded}}</details>{{/folded}}
`;

/**
 * What is recorded comes first, for the eye and for the focus; then what was wrong, and its fields alone. The choice goes
 * along because it was made, on the page before.
 */
export const partlyTakenPage = `<h1 tabindex="-1" autofocus>{{title}}</h1>
{{#paragraphs}}
<p>{{{.}}}</p>
{{/paragraphs}}
<section class="errors" aria-labelledby="errors-title">
<h2 id="errors-title">{{{w.notTakenTitle}}}</h2>
<ul>
{{#faults}}
<li><a href="#{{id}}">{{{text}}}</a></li>
{{/faults}}
</ul>
<p>{{{w.notTakenRest}}}</p>
</section>
<form method="post" action="{{action}}" novalidate>
<input type="hidden" name="nonce" value="{{nonce}}">
<input type="hidden" name="answerId" value="{{answerId}}">
<input type="hidden" name="choice" value="{{choice}}">
<p>{{{w.notTakenHelp}}}</p>
{{#fields}}{{> field}}{{/fields}}
<button type="submit">{{{w.submitAgain}}}</button>
</form>
{{> facts}}
`;

export const fieldPart = `<div class="field{{#error}} invalid{{/error}}">
<label for="{{id}}">{{{label}}}</label>
{{#hint}}<span class="hint" id="{{id}}-hint">{{{hint}}}</span>{{/hint}}
{{#error}}<span class="error" id="{{id}}-error">{{{error}}}</span>{{/error}}
{{#multiline}}<textarea id="{{id}}" name="{{id}}" rows="4" {{> attributes}}>
{{value}}</textarea>{{/multiline}}
{{#select}}<select id="{{id}}" name="{{id}}" {{> attributes}}>{{#options}}<option value="{{option}}"{{#selected}} selected{{/selected}}>{{{text}}}</option>{{/options}}</select>{{/select}}
{{#type}}<input type="{{type}}" id="{{id}}" name="{{id}}" value="{{value}}" {{> attributes}}>{{/type}}
</div>
`;

export const attributesPart = `autocomplete="{{autocomplete}}"{{#inputDirection}} dir="{{inputDirection}}"{{/inputDirection}}{{#describedBy}} aria-describedby="{{describedBy}}"{{/describedBy}}{{#error}} aria-invalid="true"{{/error}}`;
