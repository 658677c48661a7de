import { showActions, showFaults } from './actions.js';
import { timeOfDay } from './elements.js';
import { showMeters } from './meters.js';
import { showRecords } from './records.js';
import { showRequests } from './requests.js';

const INTERVAL_MS = 1000;

const connection = document.getElementById('connection');
const clock = document.getElementById('clock');
const pause = document.getElementById('pause');
let paused = false;

document.getElementById('origin').textContent = location.origin;

/** Sets the status. An unchanged text is not set again, because screen readers would repeat it. */
function setStatus(text, state) {
	if (connection.textContent === text) return;
	connection.textContent = text;
	connection.className = `connection ${state}`;
}

async function update() {
	const answer = await fetch('/__sandbox/view');
	const view = await answer.json();
	showMeters(view.meters);
	showRequests(view.requests);
	showRecords(view.objectTypes);
	showFaults(view.faults);
	clock.dateTime = view.now;
	clock.textContent = `${view.now.slice(0, 10)} ${timeOfDay(view.now).slice(0, 8)} UTC`;
}

async function live() {
	if (!paused && !document.hidden) {
		await update().then(
			() => setStatus('Live', 'on'),
			() => setStatus('The sandbox does not respond', 'off'),
		);
	}
	setTimeout(live, INTERVAL_MS);
}

pause.addEventListener('click', () => {
	paused = !paused;
	pause.setAttribute('aria-pressed', String(paused));
	if (paused) setStatus('Paused', 'off');
});

// Without the buttons, the page still shows the requests.
showActions().catch(() => {});
void live();
