"""Addresses below the admin. Every one of them is walked as a foreign officer by the tests."""

from django.urls import path

from cms.officers import (
    approving,
    case_acts,
    case_page,
    cases,
    files,
    pictures,
    publications,
    reports,
    requests,
    uploading,
    values,
)
from cms.officers.review import ending, views
from cms.officers.search_care import tending

app_name = "officers"

urlpatterns = [
    path("cases/", cases.CaseList.as_view(), name="cases"),
    path("cases/results/", cases.CaseList.as_view(results_only=True), name="case_results"),
    path("cases/new/", requests.NewRequestPage.as_view(), name="new_request"),
    path("cases/<slug:public_id>/", case_page.CasePage.as_view(tab="request"), name="case"),
    path("cases/<slug:public_id>/files/", case_page.CasePage.as_view(tab="files"), name="case_files"),
    path("cases/<slug:public_id>/decision/", case_page.CasePage.as_view(tab="decision"), name="case_decision"),
    path("cases/<slug:public_id>/notices/", case_page.CasePage.as_view(tab="notices"), name="case_notices"),
    path("cases/<slug:public_id>/history/", case_page.CasePage.as_view(tab="history"), name="case_history"),
    path("cases/<slug:public_id>/act/<slug:action>/", case_acts.CaseAct.as_view(), name="case_act"),
    path("files/", files.FileList.as_view(), name="files"),
    path("files/results/", files.FileList.as_view(results_only=True), name="file_results"),
    path("files/upload/", uploading.UploadPage.as_view(), name="upload"),
    path("files/<slug:public_id>/", files.FilePage.as_view(), name="file"),
    path("files/<slug:public_id>/review/", views.ReviewPage.as_view(), name="review"),
    path("files/<slug:public_id>/review/decide/", views.Decide.as_view(), name="decide"),
    path("files/<slug:public_id>/review/presence/", views.Presence.as_view(), name="presence"),
    path("files/<slug:public_id>/review/end/", ending.EndPage.as_view(), name="review_end"),
    path("files/<slug:public_id>/review/describe/", approving.Describe.as_view(), name="describe"),
    path("files/<slug:public_id>/review/finish/", ending.Finish.as_view(), name="finish"),
    path("files/<slug:public_id>/review/list/", values.ListValue.as_view(), name="list_value"),
    path("files/<slug:public_id>/pages/<slug:which>/<int:page>.png", pictures.Picture.as_view(), name="picture"),
    path("files/<slug:public_id>/approve/", approving.ApprovePage.as_view(), name="approve"),
    path("files/<slug:public_id>/approve/now/", approving.Approve.as_view(), name="approve_now"),
    path("files/<slug:public_id>/approve/raster/", approving.AskForRaster.as_view(), name="ask_raster"),
    path("files/<slug:public_id>/send-back/", files.SendBack.as_view(), name="send_back"),
    path("files/<slug:public_id>/retry/", files.Retry.as_view(), name="retry"),
    path("files/<slug:public_id>/reopen/", files.Reopen.as_view(), name="reopen"),
    path("files/<slug:public_id>/discard/", files.Discard.as_view(), name="discard"),
    path("files/<slug:public_id>/publish/", publications.PublishPage.as_view(), name="publish"),
    path("files/<slug:public_id>/publish/cancel/", publications.CancelPlan.as_view(), name="cancel_plan"),
    path("publications/", publications.PublicationList.as_view(), name="publications"),
    path("publications/results/", publications.PublicationList.as_view(results_only=True), name="publication_results"),
    path("publications/<slug:public_id>/", publications.PublicationPage.as_view(), name="publication"),
    path("publications/<slug:public_id>/withdraw/", publications.WithdrawPage.as_view(), name="withdraw"),
    path("publications/<slug:public_id>/reports/", reports.HandleReports.as_view(), name="handle_reports"),
    path("lists/", values.EntryList.as_view(), name="lists"),
    path("lists/results/", values.EntryList.as_view(results_only=True), name="list_results"),
    path("lists/<slug:public_id>/", values.EntryPage.as_view(), name="list_entry"),
    path("lists/<slug:public_id>/approve/", values.ApproveEntry.as_view(), name="list_approve"),
    path("lists/<slug:public_id>/end/", values.EndEntry.as_view(), name="list_end"),
    path("reports/", reports.ReportList.as_view(), name="reports"),
    path("reports/results/", reports.ReportList.as_view(results_only=True), name="report_results"),
    path("search-care/preview/", tending.PreviewPage.as_view(), name="search_preview"),
    path("search-care/missed/", tending.MissedPage.as_view(), name="missed_words"),
]
