/*
 * The edge between Kustomer's card library and the bridge: translates what Kustomer says into the bridge's calls, which go
 * through Kustomer as commands of the app, so that this page holds no secret. The names of Kustomer's events for a click on a
 * number and for a change of status are not documented; they stand in EVENTS and nowhere else.
 */
(function () {
  'use strict';

  const EVENTS = {dial: ['click_to_dial', 'dial', 'call'], status: ['user_status', 'status_change', 'agent_status']};
  const FALLBACK_MILLIS = 10000;
  const page = document.body.dataset;
  const instanceId = crypto.randomUUID ? crypto.randomUUID() : String(Math.random()).slice(2);
  let user = {};
  let last = null;
  let context = {};

  function tell(text) {
    document.getElementById('told').textContent = text || '';
  }

  function run(command, body) {
    return new Promise((resolve, reject) => {
      window.Kustomer.command.run(page.app + '.app.api.' + command, {body: body}, (failure, answer) => {
        const told = read(failure || answer);
        if (failure || (told && told.status >= 400)) {
          reject(new Error((told && told.detail) || page.lost));
        } else {
          resolve(told);
        }
      });
    });
  }

  function read(answer) {
    const body = answer && answer.responseBody !== undefined ? answer.responseBody : answer;
    try {
      return typeof body === 'string' ? JSON.parse(body) : body;
    } catch (noJson) {
      return null;
    }
  }

  function dial(phone, from) {
    tell('');
    const customer = from && from.customer ? from.customer.id : null;
    const conversation = from && from.conversation ? from.conversation.id : null;
    return run('click-to-call', {email: user.email, phone: phone, customerId: customer, conversationId: conversation})
        .then(answer => tell(answer && answer.agentMustConfirm ? page.confirm : page.placed))
        .catch(failure => tell(failure.message));
  }

  function status(change) {
    if (!change.statusId || change.statusId === last) {
      return;
    }
    last = change.statusId;
    run('agent-status', {
      email: user.email, kustomerUserId: user.id, statusId: change.statusId, statusName: change.statusName,
      teamId: change.teamId, at: change.at || new Date().toISOString(), instanceId: instanceId
    }).catch(() => { last = null; });
  }

  /* Where no event tells of a status, the agent's own work session does. */
  function poll() {
    window.Kustomer.request({url: '/v1/routing/work-sessions?user=true&active=true', method: 'GET'}, (failure, answer) => {
      const first = answer && answer.data && answer.data[0];
      const linked = first && first.relationships && first.relationships.status && first.relationships.status.data;
      const id = linked ? linked.id : first && first.attributes && first.attributes.status;
      if (!failure && id) {
        status({statusId: id, at: first.attributes && first.attributes.statusUpdatedAt});
      }
    });
  }

  function startAdapter() {
    EVENTS.dial.forEach(name => window.Kustomer.on(name, event => dial(event.phone || event.number, event)));
    EVENTS.status.forEach(name => window.Kustomer.on(name, event =>
      status({statusId: event.statusId || event.id, statusName: event.statusName || event.name, teamId: event.teamId, at: event.at})));
    document.getElementById('call').addEventListener('submit', event => {
      event.preventDefault();
      dial(document.getElementById('phone').value, context);
    });
    poll();
    setInterval(poll, FALLBACK_MILLIS);
  }

  function select(name, label, options, chosen) {
    const row = document.createElement('label');
    const list = document.createElement('select');
    row.append(document.createTextNode(label), list);
    list.name = name;
    [{value: '', label: page.none}].concat(options).forEach(one => list.add(new Option(one.label, one.value, false, one.value === chosen)));
    return row;
  }

  function showMapping(told) {
    const ccai = told.ccaiStatuses.map(one => ({value: one.name, label: one.name}));
    const kustomer = told.kustomerStatuses.map(one => ({value: one.id, label: one.name}));
    const there = told.mapping.reduce((all, one) => Object.assign(all, {[one.kustomerStatusId]: one.ccaiStatus}), {});
    const back = told.representatives.reduce((all, one) => Object.assign(all, {[one.ccaiStatus]: one.kustomerStatusId}), {});
    document.getElementById('there').replaceChildren(...kustomer.map(one => select('to:' + one.value, one.label, ccai, there[one.value])));
    document.getElementById('back').replaceChildren(...ccai.map(one => select('back:' + one.value, one.label, kustomer, back[one.value])));
    document.getElementById('warnings').replaceChildren(...told.warnings.map(text => {
      const line = document.createElement('li');
      line.textContent = text;
      return line;
    }));
    document.getElementById('mapping').dataset.version = told.version;
  }

  function given() {
    const form = document.getElementById('mapping');
    const body = {email: user.email, version: Number(form.dataset.version), mapping: [], representatives: []};
    form.querySelectorAll('select').forEach(list => {
      if (list.value && list.name.startsWith('to:')) {
        body.mapping.push({kustomerStatusId: list.name.slice(3), ccaiStatus: list.value});
      } else if (list.value) {
        body.representatives.push({ccaiStatus: list.name.slice(5), kustomerStatusId: list.value});
      }
    });
    return body;
  }

  function startStatuses() {
    run('read-statuses', {}).then(showMapping).catch(failure => tell(failure.message));
    document.getElementById('mapping').addEventListener('submit', event => {
      event.preventDefault();
      run('map-statuses', given())
          .then(told => { showMapping(told); tell(page.saved); })
          .catch(failure => tell(failure.message));
    });
  }

  window.Kustomer.initialize({}, initial => {
    context = initial || {};
    user = context.user || context.currentUser || {};
    (page.page === 'adapter' ? startAdapter : startStatuses)();
  });
  window.Kustomer.on('context', changed => { context = changed || context; });
}());
